import { z } from 'zod';
import { COMMENT_FIELDS, type CommentAnchor, contextMaxChars, quoteMaxChars } from './comment-anchor.ts';

/** Validates an anchor from a client. */
export const commentAnchorSchema: z.ZodType<CommentAnchor> = z.strictObject({
  field: z.enum(COMMENT_FIELDS),
  start: z.base64().max(400),
  end: z.base64().max(400),
  quote: z.string().max(quoteMaxChars),
  before: z.string().max(contextMaxChars).optional(),
  after: z.string().max(contextMaxChars).optional(),
});
