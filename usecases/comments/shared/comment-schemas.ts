import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { commentTextSchema, mentionIdsSchema } from '#core/comments/comment-text.ts';

/** The input of whatever is done to one conversation. */
export const threadReference = articleReference.extend({ threadId: z.uuid('comment.not-found') });

/** What somebody says. `commentId` is of the sender's choice, so that a second try is not a second comment. */
export const saying = {
  text: commentTextSchema,
  mentionIds: mentionIdsSchema,
  commentId: z.uuid('field.invalid').optional(),
};
