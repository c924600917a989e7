import type { SynonymGroup } from '#core/search/synonyms.ts';
import type { ActionResult } from '#core/shared/action-result.ts';

type Done = Promise<ActionResult<unknown>>;

/** The server actions of the search administration. A new group has no id yet. */
export type SearchDoors = {
  readonly changeSynonyms: (input: {
    readonly id: string | null;
    readonly names: string[];
    /** The names when they were loaded. */
    readonly loaded?: string[];
  }) => Done;
  readonly removeSynonyms: (id: string) => Done;
};

/** A group that is being edited, or created with these names. */
export type SynonymDraft = { readonly id: string | null; readonly names: SynonymGroup['names'] };
