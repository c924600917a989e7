/** What is offered while a reader types: a story, or a page of many; each leads there at once. */
export type SearchSuggestion = {
  readonly kind: 'story' | 'tag' | 'author' | 'section';
  readonly name: string;
  readonly url: string;
  /** Of a story that somebody paid for, which readers are told wherever it stands. */
  readonly isPaid?: true;
};

/** How much of each kind is offered at most. */
export const suggestedAtMost = { section: 2, tag: 3, author: 2, story: 6 } as const;
/** Nobody picks from a list what took longer than this to type. */
export const suggestedTextMaxChars = 80;
