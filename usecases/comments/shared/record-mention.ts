import type { Transaction } from '#db/client.ts';
import { addToOutbox } from '#db/queries/notifications/outbox.ts';
import type { ActorContext } from '../../context.ts';

/** Adds an outbox event for mentions in a comment, once per comment even if it is sent again. */
export async function recordMention(
  ctx: ActorContext,
  tx: Transaction,
  comment: { articleId: string; threadId: string; commentId: string; mentionIds: readonly string[] },
): Promise<void> {
  const { mentionIds, ...where } = comment;
  if (mentionIds.length === 0) return;
  await addToOutbox(tx, {
    id: ctx.newId(),
    name: 'comment.mentioned',
    uniqueKey: `comment.mentioned:${comment.commentId}`,
    payload: { ...where, actorId: ctx.actor.id, personIds: [...new Set(mentionIds)] },
    createdAt: ctx.now(),
  });
}
