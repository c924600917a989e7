/** What is offered while a reader types: a story, or a page of many; each leads there at once. */
export type SearchSuggestion = {
  readonly kind: 'story' | 'tag' | 'author' | 'section';
  readonly name: string;
  readonly url: string;
};

/** How much of each kind is offered at most. */
export const suggestedAtMost = { section: 2, tag: 3, author: 2, story: 6 } as const;
/** Nobody picks from a list what took longer than this to type. */
export const suggestedTextMaxChars = 80;
