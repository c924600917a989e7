import type { StyleAdvice } from '#core/house-style/check-style.ts';
import type { StyleRule } from '#core/house-style/style-rule.ts';

/** One round of rules over texts. */
export type StyleQuestion = {
  readonly job: number;
  readonly rules: readonly StyleRule[];
  readonly texts: readonly string[];
};

/** The worker says which rule it begins, so that whoever waits knows which one does not come back. */
export type StyleAnswer =
  | { readonly kind: 'begin'; readonly job: number; readonly ruleId: string }
  | {
      readonly kind: 'done';
      readonly job: number;
      readonly found: readonly (readonly StyleAdvice[])[];
    };
