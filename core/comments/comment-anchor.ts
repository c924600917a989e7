import { z } from 'zod';

/** The parts of an article that a comment may point into. */
export const COMMENT_FIELDS = ['headline', 'sapo', 'body'] as const;

/**
 * A place in a text that is being edited. `start` and `end` are Yjs relative positions (base64): they follow the
 * letters that they were put at. `quote` is the text between them when the comment was made, for whoever reads it
 * after those letters are gone.
 */
export const commentAnchorSchema = z.strictObject({
  field: z.enum(COMMENT_FIELDS),
  start: z.base64().max(400),
  end: z.base64().max(400),
  quote: z.string().max(500),
});
export type CommentAnchor = z.infer<typeof commentAnchorSchema>;
