import type { CommentThread } from '#core/comments/comment-thread.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable } from '#db/client.ts';
import { findComment, getThread } from '#db/queries/comments.ts';

/**
 * The conversation that already holds this comment, where an earlier try arrived and its answer did not; null where it
 * is new. Throws `request.invalid` for an id that stands for another's comment.
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
