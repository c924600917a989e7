import { z } from 'zod';
import { commentMaxChars, mentionsMax } from '#core/comments/comment-limits.ts';
import { articleParams } from './article-reference.ts';

/** The path of one conversation about an article. */
export const threadParams = articleParams.extend({ threadId: z.uuid('comment.not-found') });

/** The fields of a comment. */
export const commentFields = z.strictObject({
  text: z.string('field.required').meta({ description: `At most ${commentMaxChars} characters, not empty.` }),
  mentionIds: z
    .array(z.uuid('comment.mention-not-reader'))
    .max(mentionsMax, 'field.too-many')
    .optional()
    .meta({
      description: 'People mentioned in the comment; each must have the right to read the article.',
    }),
  commentId: z.uuid('field.invalid').optional().meta({
    description:
      'Idempotency key, created by the caller: a retry with the same id creates no second comment.',
  }),
});

/** Error codes of the operations on conversations. */
export const commentErrors = [
  'action.not-your-article',
  'action.not-your-desk',
  'action.not-your-role',
  'action.wrong-work-state',
  'article.not-found',
  'article.sealed',
  'comment.mention-not-reader',
  'comment.not-found',
  'request.invalid',
] as const;
