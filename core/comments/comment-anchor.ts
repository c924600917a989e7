/** The parts of an article that a comment may point into. */
export const COMMENT_FIELDS = ['headline', 'sapo', 'body'] as const;
export type CommentField = (typeof COMMENT_FIELDS)[number];

/** Longest quote that an anchor keeps, and the text on either side of it by which twins are told apart. */
export const quoteMaxChars = 500;
export const contextMaxChars = 40;

/**
 * A place in a text that is being edited. `start` and `end` are Yjs relative positions (base64): they follow the
 * letters that they were put at. `quote` is the text between them when the comment was made, cut to `quoteMaxChars`:
 * for whoever reads it after those letters are gone, and to find them again where an edit took them out and put
 * them back (a split or joined paragraph, an undone deletion). `before` and `after` are the text around it.
 */
export type CommentAnchor = {
  readonly field: CommentField;
  readonly start: string;
  readonly end: string;
  readonly quote: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
};
