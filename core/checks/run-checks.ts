import type { FieldName } from '../articles/article-fields.ts';
import type { WorkState } from '../articles/states.ts';
import type { VersionContent } from '../articles/version-content.ts';
import type { CheckLevel, CheckStage } from './check.ts';
import type { CheckFacts } from './check-facts.ts';
import { CHECKS, type CheckName, checkNamed } from './checks.ts';
import type { ResolvedRule } from './resolve-rules.ts';

/** The result of one check at one stage. */
export type CheckResult = {
  readonly name: CheckName;
  readonly stage: CheckStage;
  readonly level: Exclude<CheckLevel, 'off'>;
  readonly field: FieldName;
  readonly passed: boolean;
  /** It did not pass because a fact is still pending; it is advice then, regardless of the rule. */
  readonly isPending: boolean;
  /** The values of its message: the numbers of the rule and of the fault. */
  readonly parameters: Readonly<Record<string, string | number>>;
};

/** Runs every check that is on, at each stage of these rules. */
export function runChecks(
  content: VersionContent,
  facts: CheckFacts,
  rules: readonly ResolvedRule[],
): CheckResult[] {
  return rules.flatMap(({ name, stage, level, parameters }) => {
    if (level === 'off') return [];
    const check = checkNamed(name);
    const fault = check.find(content, facts, parameters);
    const isPending = fault?.isPending === true;
    return {
      name,
      stage,
      level: isPending || fault?.isAdvice === true ? 'advised' : level,
      field: check.field,
      passed: fault === null,
      isPending,
      parameters: { ...parameters, ...fault?.values },
    };
  });
}

/** The failed required checks of a stage. */
export function failedAt(stage: CheckStage, results: readonly CheckResult[]): CheckResult[] {
  return results.filter((result) => result.stage === stage && result.level === 'required' && !result.passed);
}

/** The checks of the breaking path, which editors cannot turn off. */
export const BREAKING_RULES: readonly ResolvedRule[] = CHECKS.filter(({ isBreaking }) => isBreaking).map(
  ({ name }) => ({ name, stage: 'publish', level: 'required', parameters: {}, from: null }),
);

/** The stages that a text still has to pass. */
export function stagesAhead(workState: WorkState): readonly CheckStage[] {
  return workState === 'in_review' || workState === 'approved' ? ['publish'] : ['submit', 'publish'];
}
