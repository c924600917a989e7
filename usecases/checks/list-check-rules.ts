import type { CheckLevel, CheckStage, ParameterBounds, ParameterValues } from '#core/checks/check.ts';
import { CHECK_STAGES, FIXED } from '#core/checks/check.ts';
import { mayChangeChecks, mayReadChecks } from '#core/checks/check-policy.ts';
import { CHECKS, type CheckName } from '#core/checks/checks.ts';
import { type CheckPlace, type ResolvedRule, resolveRules } from '#core/checks/resolve-rules.ts';
import { canonicalJson } from '#core/shared/canonical-json.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listSectionRows } from '#db/queries/sections/sections.ts';
import { type Context, requireActor } from '../context.ts';
import { placeSchema } from './shared/check-rule-input.ts';
import { loadCheckRules } from './shared/load-check-rules.ts';
import { pathOf } from './shared/section-paths.ts';

/** The setting of one check at one stage for a scope. */
export type RuleAtStage = {
  readonly stage: CheckStage;
  /** The minimum level. */
  readonly floor: CheckLevel;
  /** The setting for exactly this scope; null without one. */
  readonly own: { readonly level: CheckLevel; readonly parameters: ParameterValues } | null;
  /** The inherited setting, and the scope that it comes from. */
  readonly inherited: Pick<ResolvedRule, 'level' | 'parameters' | 'from'>;
};

export type CheckAtPlace = {
  readonly name: CheckName;
  readonly isFixed: boolean;
  readonly parameters: Readonly<Record<string, ParameterBounds>>;
  readonly stages: readonly RuleAtStage[];
};

export type CheckRules = CheckPlace & {
  readonly mayChange: boolean;
  readonly checks: readonly CheckAtPlace[];
};

/**
 * Every check with its effective setting for a section or the site, and one format or all. Throws
 * `action.not-your-role`, `section.not-found`.
 */
export async function listCheckRules(context: Context, raw: unknown): Promise<CheckRules> {
  const ctx = requireActor(context);
  const { sectionId, format } = parseInput(placeSchema, raw);
  requireAllowed(mayReadChecks(ctx.actor));
  const sectionPath = sectionId === null ? [] : pathOf(sectionId, await listSectionRows(ctx.db));
  if (sectionId !== null && sectionPath.length === 0) throw new DomainError('section.not-found');
  const rules = await loadCheckRules(ctx.db, sectionPath);
  const isOwn = (place: CheckPlace) => place.sectionId === sectionId && place.format === format;
  const others = resolveRules(
    { sectionPath, format },
    rules.filter((rule) => !isOwn(rule)),
  );
  return {
    sectionId,
    format,
    mayChange: mayChangeChecks(ctx.actor, sectionId === null ? null : sectionPath).ok,
    checks: CHECKS.map(({ name, floor, parameters }) => ({
      name,
      isFixed: canonicalJson(floor) === canonicalJson(FIXED),
      parameters,
      stages: CHECK_STAGES.map((stage) => {
        const is = (rule: { name: CheckName; stage: CheckStage }) =>
          rule.name === name && rule.stage === stage;
        const own = rules.find((rule) => isOwn(rule) && is(rule));
        const inherited = others.find(is);
        if (inherited === undefined) throw new Error(`No rule holds for ${name} at ${stage}.`);
        return {
          stage,
          floor: floor[stage],
          own: own === undefined ? null : { level: own.level, parameters: own.parameters },
          inherited: { level: inherited.level, parameters: inherited.parameters, from: inherited.from },
        };
      }),
    })),
  };
}
