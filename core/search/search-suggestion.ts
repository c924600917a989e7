/** A suggestion while a reader types: a story, or a page with many; each is a link. */
export type SearchSuggestion = {
  readonly kind: 'story' | 'tag' | 'author' | 'section' | 'archive';
  readonly name: string;
  readonly url: string;
  /** Sponsored content, which is labelled everywhere. */
  readonly isPaid?: true;
};

/** Maximum number of suggestions of each kind. */
export const suggestedAtMost = { section: 2, tag: 3, author: 2, story: 6 } as const;
/** Longer input gets no suggestions. */
export const suggestedTextMaxChars = 80;
