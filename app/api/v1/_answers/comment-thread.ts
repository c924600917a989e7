import { z } from 'zod';
import { COMMENT_FIELDS } from '#core/comments/comment-anchor.ts';
import type { CommentThread } from '#core/comments/comment-thread.ts';
import { moment, named } from './named.ts';

/** A conversation about an article as the newsroom sees it. Readers never do. */
export const commentThread = z.object({
  id: z.uuid(),
  place: z
    .object({ field: z.enum(COMMENT_FIELDS), quote: z.string() })
    .nullable()
    .meta({
      description: 'The quoted passage, with its text at the start of the thread; null: the whole article.',
    }),
  outside: named.nullable().meta({
    description:
      'The outside link through which the thread was started, and its recipient, who can read the whole thread.',
  }),
  createdAt: moment,
  resolvedAt: moment.nullable(),
  resolvedBy: named.nullable(),
  comments: z.array(
    z.object({
      id: z.uuid(),
      text: z.string(),
      writtenBy: named.meta({ description: 'For a comment from outside: the link and its recipient.' }),
      isFromOutside: z.boolean(),
      writtenAt: moment,
      mentions: z.array(named),
    }),
  ),
});

/** The response of operations that return a conversation. */
export function commentThreadAnswer({ anchor, ...thread }: CommentThread) {
  return { ...thread, place: anchor && { field: anchor.field, quote: anchor.quote } };
}
