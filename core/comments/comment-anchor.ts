/** The parts of an article that a comment may refer to. */
export const COMMENT_FIELDS = ['headline', 'sapo', 'body'] as const;
export type CommentField = (typeof COMMENT_FIELDS)[number];

/** Maximum length of an anchor's quote, and of the context on either side that distinguishes equal quotes. */
export const quoteMaxChars = 500;
export const contextMaxChars = 40;

/**
 * A range in a text that is being edited. `start` and `end` are Yjs relative positions (base64), which follow
 * their letters. `quote` is the text between them at the time of the comment, cut to `quoteMaxChars`. It is
 * shown after the letters were deleted. It also locates them again if an edit removed and restored them (a
 * split or joined paragraph, an undone deletion). `before` and `after` are the text around it.
 */
export type CommentAnchor = {
  readonly field: CommentField;
  readonly start: string;
  readonly end: string;
  readonly quote: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
};
