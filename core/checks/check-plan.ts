import type { CheckFacts } from './check-facts.ts';
import type { ResolvedRule } from './resolve-rules.ts';
import type { CheckResult } from './run-checks.ts';

/** Everything needed to check a text while it is written: the rules and the facts. */
export type CheckPlan = { readonly rules: readonly ResolvedRule[]; readonly facts: CheckFacts };

/** The plan with its results. */
export type CheckedPlan = CheckPlan & { readonly results: readonly CheckResult[] };
