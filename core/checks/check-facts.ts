/** What is known of an address that a text links to. */
export type LinkFact = {
  /** It leads to this site, so our own database answers for it. */
  readonly isOwn: boolean;
  /** `silent`: somebody was asked and did not answer; that may pass. */
  readonly state: 'alive' | 'dead' | 'silent' | 'unchecked';
};

/** Another story, as far as the person who asks may know of it. */
export type OtherStory = {
  readonly headline: string;
  /** When readers got or get it, in milliseconds of the epoch; null for one that has no moment yet. */
  readonly at: number | null;
};

/**
 * What a check needs to know besides the content. Whoever asks loads it before; a fact that was not loaded, or that
 * is about another state of the text, is unknown and never a fault.
 */
export type CheckFacts = {
  /** Now, in milliseconds of the epoch. */
  readonly now: number;
  /** The ids of the sections that there are. */
  readonly sectionIds: readonly string[];
  readonly links: Readonly<Record<string, LinkFact>>;
  /** Stories that show the photo `of` as their lead. */
  readonly leadUses: { readonly of: string; readonly stories: readonly OtherStory[] } | null;
  /** Stories whose headlines have words in common with the headline `of`. */
  readonly nearHeadlines: { readonly of: string; readonly stories: readonly OtherStory[] } | null;
  readonly openSuggestions: number;
  /** The ids of pictures that may be used no more, as far as the text shows them. */
  readonly endedRights: readonly string[];
  /** Of the tags of the text those that do not stand for themselves: what they were merged into, null where the desk has none any more. */
  readonly tagStandIns: Readonly<Record<string, string | null>>;
};

export type FactName = Exclude<keyof CheckFacts, 'now'>;

/** Nothing is known. */
export function noFacts(now: number): CheckFacts {
  const nothingNear = { leadUses: null, nearHeadlines: null };
  return {
    now,
    sectionIds: [],
    links: {},
    ...nothingNear,
    openSuggestions: 0,
    endedRights: [],
    tagStandIns: {},
  };
}
