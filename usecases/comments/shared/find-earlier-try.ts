import type { CommentThread } from '#core/comments/comment-thread.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable } from '#db/client.ts';
import { findComment, getThread } from '#db/queries/comments/comments.ts';
import type { ActorContext } from '../../context.ts';

/**
 * The thread with this comment, if an earlier request was stored but its answer was lost; null if it is new.
 * Throws `request.invalid` for the id of another comment.
 */
export async function findEarlierTry(
  ctx: ActorContext,
  q: Queryable,
  { articleId, commentId }: { articleId: string; commentId: string | undefined },
): Promise<CommentThread | null> {
  const earlier = commentId === undefined ? null : await findComment(q, commentId);
  if (earlier === null) return null;
  if (earlier.articleId !== articleId || earlier.writtenBy !== ctx.actor.id) {
    throw new DomainError('request.invalid', { fieldErrors: { commentId: 'field.invalid' } });
  }
  return getThread(q, earlier.threadId);
}
