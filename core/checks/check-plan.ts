import type { CheckFacts } from './check-facts.ts';
import type { ResolvedRule } from './resolve-rules.ts';
import type { CheckResult } from './run-checks.ts';

/** All that is needed to check a text as it is being written: what holds for it, and what is known around it. */
export type CheckPlan = { readonly rules: readonly ResolvedRule[]; readonly facts: CheckFacts };

/** The same, with how the text came out of it. */
export type CheckedPlan = CheckPlan & { readonly results: readonly CheckResult[] };
