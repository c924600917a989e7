import type { StyleAdvice } from '#core/house-style/check-style.ts';
import type { StyleRule } from '#core/house-style/style-rule.ts';

/** One check of texts by rules. */
export type StyleQuestion = {
  readonly job: number;
  readonly rules: readonly StyleRule[];
  readonly texts: readonly string[];
};

/** The worker reports each rule at its start, so that a rule that hangs can be identified. */
export type StyleAnswer =
  | { readonly kind: 'begin'; readonly job: number; readonly ruleId: string }
  | {
      readonly kind: 'done';
      readonly job: number;
      readonly found: readonly (readonly StyleAdvice[])[];
    };
