import type { TranslationState } from '../articles/translation-state.ts';

/** The state of a linked URL. */
export type LinkFact = {
  /** The link leads to this site, so our own database answers for it. */
  readonly isOwn: boolean;
  /** `silent`: the server did not answer, which may be temporary. */
  readonly state: 'alive' | 'dead' | 'silent' | 'unchecked';
};

/** Another story, as far as this person may know of it. */
export type OtherStory = {
  readonly headline: string;
  /** Its publication time in milliseconds since the epoch; null without one. */
  readonly at: number | null;
};

/**
 * The context that checks need besides the content. The caller loads it before. A fact that was not loaded,
 * or that belongs to another state of the text, is unknown and never a fault.
 */
export type CheckFacts = {
  /** Now, in milliseconds since the epoch. */
  readonly now: number;
  /** The ids of all sections. */
  readonly sectionIds: readonly string[];
  readonly links: Readonly<Record<string, LinkFact>>;
  /** Stories with the photo `of` as their lead. */
  readonly leadUses: { readonly of: string; readonly stories: readonly OtherStory[] } | null;
  /** Stories whose headlines share words with the headline `of`. */
  readonly nearHeadlines: { readonly of: string; readonly stories: readonly OtherStory[] } | null;
  readonly openSuggestions: number;
  /** The ids of pictures in the text whose licence has ended. */
  readonly endedRights: readonly string[];
  /** Tags of the text that were merged or deleted: the tag that replaces each, or null if it was deleted. */
  readonly tagReplacements: Readonly<Record<string, string | null>>;
  /** The state of the story as a translation; null for any other story. */
  readonly translation: TranslationState | null;
};

export type FactName = Exclude<keyof CheckFacts, 'now'>;

/** No fact is known. */
export function noFacts(now: number): CheckFacts {
  const nothingNear = { leadUses: null, nearHeadlines: null };
  return {
    now,
    sectionIds: [],
    links: {},
    ...nothingNear,
    openSuggestions: 0,
    endedRights: [],
    tagReplacements: {},
    translation: null,
  };
}
