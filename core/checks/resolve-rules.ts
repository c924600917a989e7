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

/** The scope of a rule: a section with its descendants or the whole site; one format or all. */
export type CheckPlace = { readonly sectionId: string | null; readonly format: Format | null };

/** An editor's setting of one check at one stage, for one scope. */
export type CheckRule = CheckPlace & {
  readonly name: CheckName;
  readonly stage: CheckStage;
  readonly level: CheckLevel;
  readonly parameters: ParameterValues;
};

/** An effective rule for a story. */
export type ResolvedRule = {
  readonly name: CheckName;
  readonly stage: CheckStage;
  readonly level: CheckLevel;
  readonly parameters: ParameterValues;
  /** The scope that set it; null if the check's default applies. */
  readonly from: CheckPlace | null;
};

/**
 * The effective rules for a story of this format and section (`sectionPath`: the section and its ancestors,
 * nearest first). The nearest section with a setting wins, then the site, then the check's default. Within
 * one section a setting for the format wins over one for all formats. No level goes below the check's floor,
 * and no number leaves its bounds.
 */
export function resolveRules(
  { sectionPath, format }: { sectionPath: readonly string[]; format: Format | null },
  rules: readonly CheckRule[],
): ResolvedRule[] {
  const ruleByKey = new Map(rules.map((rule) => [keyOf(rule, rule), rule]));
  const places = [...sectionPath, null].flatMap((sectionId): CheckPlace[] => [
    ...(format === null ? [] : [{ sectionId, format }]),
    { sectionId, format: null },
  ]);
  return CHECKS.flatMap((check) =>
    CHECK_STAGES.map((stage): ResolvedRule => {
      const key = { name: check.name, stage };
      const place = places.find((each) => ruleByKey.has(keyOf(each, key))) ?? null;
      const rule = place === null ? undefined : ruleByKey.get(keyOf(place, key));
      return {
        ...key,
        level: stricter(rule?.level ?? check.presets[stage], check.floor[stage]),
        parameters: boundedParameters(check, rule?.parameters ?? {}),
        from: place,
      };
    }),
  );
}

/**
 * The numbers of a check, each clamped to its bounds; the default if the value is missing or not a number.
 */
export function boundedParameters(check: Pick<Check, 'parameters'>, given: ParameterValues): ParameterValues {
  const entries = Object.entries(check.parameters).map(([name, { preset, min, max }]) => {
    const value = given[name];
    const isNumber = typeof value === 'number' && Number.isFinite(value);
    return [name, isNumber ? Math.min(max, Math.max(min, Math.round(value))) : preset];
  });
  return Object.fromEntries(entries);
}

/** Whether a level is at least as strict as another. */
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
