import type { CommentThread } from '#core/comments/comment-thread.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable } from '#db/client.ts';
import { findComment, getThread } from '#db/queries/comments/comments.ts';

/**
 * The thread with this comment, if an earlier request was stored but its answer was lost; null if it is new.
 * Throws `request.invalid` for the id of another person's comment.
 */
export async function findOutsideTry(
  q: Queryable,
  { linkId, commentId }: { linkId: string; commentId: string | undefined },
): Promise<CommentThread | null> {
  const earlier = commentId === undefined ? null : await findComment(q, commentId);
  if (earlier === null) return null;
  if (earlier.outsideLinkId !== linkId) {
    throw new DomainError('request.invalid', { fieldErrors: { commentId: 'field.invalid' } });
  }
  return getThread(q, earlier.threadId);
}
