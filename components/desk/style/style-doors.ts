import type { Abbreviation } from '#core/house-style/abbreviation.ts';
import type { HouseForms } from '#core/house-style/house-forms.ts';
import type { StyleRule } from '#core/house-style/style-rule.ts';
import type { ActionResult } from '#core/shared/action-result.ts';

type Done = Promise<ActionResult<unknown>>;

/** What is made, under `newId`, or what is changed of the one of that id. */
type Draft<T extends { id: string }> =
  | (Omit<T, 'id'> & { readonly id: null; readonly newId: string })
  | (Partial<Omit<T, 'id'>> & { readonly id: string });

/** What the screen of the house's style asks of the server. */
export type StyleDoors = {
  readonly changeAbbreviation: (input: Draft<Abbreviation>) => Done;
  readonly removeAbbreviation: (id: string) => Done;
  readonly changeRule: (input: Draft<StyleRule>) => Done;
  readonly removeRule: (id: string) => Done;
  readonly addWord: (word: string) => Done;
  readonly removeWord: (word: string) => Done;
  readonly changeForms: (input: HouseForms) => Done;
};

/** Where a thing of the style may stand: the desks by name, and whether the whole house is among them. */
export type StyleDesks = {
  readonly nameOf: (sectionId: string | null) => string;
  /** What this person may choose; null is the whole house. */
  readonly choices: readonly (string | null)[];
};
