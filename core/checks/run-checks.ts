import type { WorkState } from '../articles/states.ts';
import type { VersionContent } from '../articles/version-content.ts';
import type { CheckField, CheckLevel, CheckStage } from './check.ts';
import type { CheckFacts } from './check-facts.ts';
import { CHECKS, type CheckName, checkNamed } from './checks.ts';
import type { ResolvedRule } from './resolve-rules.ts';

/** How one check at one stage came out. */
export type CheckResult = {
  readonly name: CheckName;
  readonly stage: CheckStage;
  readonly level: Exclude<CheckLevel, 'off'>;
  readonly field: CheckField;
  readonly passed: boolean;
  /** It did not pass because the answer is still to come; then it is advice, whatever the rule says. */
  readonly isPending: boolean;
  /** What its words need: the numbers of the rule, and what was found. */
  readonly parameters: Readonly<Record<string, string | number>>;
};

/** Every check that is on, at each stage of these rules. */
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
      level: isPending ? 'advised' : level,
      field: check.field,
      passed: fault === null,
      isPending,
      parameters: { ...parameters, ...fault?.values },
    };
  });
}

/** What stands between a text and a stage. */
export function failedAt(stage: CheckStage, results: readonly CheckResult[]): CheckResult[] {
  return results.filter((result) => result.stage === stage && result.level === 'required' && !result.passed);
}

/** The checks of the breaking path, which no rule of an editor can turn off. */
export const BREAKING_RULES: readonly ResolvedRule[] = CHECKS.filter(({ isBreaking }) => isBreaking).map(
  ({ name }) => ({ name, stage: 'publish', level: 'required', parameters: {}, from: null }),
);

/** The stages that a text has still before it. */
export function stagesAhead(workState: WorkState): readonly CheckStage[] {
  return workState === 'in_review' || workState === 'approved' ? ['publish'] : ['submit', 'publish'];
}
