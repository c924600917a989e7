import type { Format } from '../articles/states.ts';
import {
  CHECK_LEVELS,
  CHECK_STAGES,
  type Check,
  type CheckLevel,
  type CheckStage,
  type ParameterValues,
} from './check.ts';
import { CHECKS, type CheckName } from './checks.ts';

/** For whom a rule stands: one section with all below it, or the whole house; one format, or every. */
export type CheckPlace = { readonly sectionId: string | null; readonly format: Format | null };

/** What editors have said of one check at one stage, for one place. */
export type CheckRule = CheckPlace & {
  readonly name: CheckName;
  readonly stage: CheckStage;
  readonly level: CheckLevel;
  readonly parameters: ParameterValues;
};

/** What holds for a story. */
export type ResolvedRule = {
  readonly name: CheckName;
  readonly stage: CheckStage;
  readonly level: CheckLevel;
  readonly parameters: ParameterValues;
  /** Whose word it is; null where nobody has said anything and the check's own preset holds. */
  readonly from: CheckPlace | null;
};

/**
 * What holds of every check at every stage for a story of this format in this section (`sectionPath`: the section
 * and those above it, nearest first). The nearest section that says something of a check is heard, then the house,
 * then the check itself; of one section, what it says of the format before what it says of all. Whatever is said,
 * no check goes below its floor and no number beyond its bounds.
 */
export function resolveRules(
  { sectionPath, format }: { sectionPath: readonly string[]; format: Format | null },
  rules: readonly CheckRule[],
): ResolvedRule[] {
  const said = new Map(rules.map((rule) => [keyOf(rule, rule), rule]));
  const places = [...sectionPath, null].flatMap((sectionId): CheckPlace[] => [
    ...(format === null ? [] : [{ sectionId, format }]),
    { sectionId, format: null },
  ]);
  return CHECKS.flatMap((check) =>
    CHECK_STAGES.map((stage): ResolvedRule => {
      const key = { name: check.name, stage };
      const place = places.find((each) => said.has(keyOf(each, key))) ?? null;
      const rule = place === null ? undefined : said.get(keyOf(place, key));
      return {
        ...key,
        level: stricter(rule?.level ?? check.presets[stage], check.floor[stage]),
        parameters: boundedParameters(check, rule?.parameters ?? {}),
        from: place,
      };
    }),
  );
}

/** The numbers of a check, each within its bounds; its own where nothing, or no number, is given. */
export function boundedParameters(check: Pick<Check, 'parameters'>, given: ParameterValues): ParameterValues {
  const entries = Object.entries(check.parameters).map(([name, { preset, min, max }]) => {
    const value = given[name];
    const isNumber = typeof value === 'number' && Number.isFinite(value);
    return [name, isNumber ? Math.min(max, Math.max(min, Math.round(value))) : preset];
  });
  return Object.fromEntries(entries);
}

/** Whether a level asks no less than another. */
export function isAtLeast(level: CheckLevel, floor: CheckLevel): boolean {
  return CHECK_LEVELS.indexOf(level) <= CHECK_LEVELS.indexOf(floor);
}

function stricter(level: CheckLevel, floor: CheckLevel): CheckLevel {
  return isAtLeast(level, floor) ? level : floor;
}

function keyOf(
  { sectionId, format }: CheckPlace,
  { name, stage }: Pick<CheckRule, 'name' | 'stage'>,
): string {
  return [sectionId ?? '', format ?? '', name, stage].join('\n');
}
