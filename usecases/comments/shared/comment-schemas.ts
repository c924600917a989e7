import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { commentTextSchema, mentionIdsSchema } from '#core/comments/comment-text.ts';

/** The input of a use case on one thread. */
export const threadReference = articleReference.extend({ threadId: z.uuid('comment.not-found') });

/** The content of a comment. The client generates `commentId`, so that a retry creates no second comment. */
export const newCommentFields = {
  text: commentTextSchema,
  mentionIds: mentionIdsSchema,
  commentId: z.uuid('field.invalid').optional(),
};
