import type { Abbreviation } from '#core/house-style/abbreviation.ts';
import type { HouseForms } from '#core/house-style/house-forms.ts';
import type { StyleRule } from '#core/house-style/style-rule.ts';
import type { ActionResult } from '#core/shared/action-result.ts';

type Done = Promise<ActionResult<unknown>>;

/** A new entry, with its id in `newId`, or the changes of an existing one. */
type Draft<T extends { id: string }> =
  | (Omit<T, 'id'> & { readonly id: null; readonly newId: string })
  | (Partial<Omit<T, 'id'>> & { readonly id: string });

/** The server actions of the house style screen. */
export type StyleDoors = {
  readonly changeAbbreviation: (input: Draft<Abbreviation>) => Done;
  readonly removeAbbreviation: (id: string) => Done;
  readonly changeRule: (input: Draft<StyleRule>) => Done;
  readonly removeRule: (id: string) => Done;
  readonly addWord: (word: string) => Done;
  readonly removeWord: (word: string) => Done;
  readonly changeForms: (input: HouseForms) => Done;
};

/** Where a style entry may apply: desks by name, and the whole house. */
export type StyleDesks = {
  readonly nameOf: (sectionId: string | null) => string;
  /** The choices of this person; null is the whole house. */
  readonly choices: readonly (string | null)[];
};
