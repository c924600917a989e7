import type { Transaction } from '#db/client.ts';
import { addToOutbox } from '#db/queries/outbox.ts';
import type { ActorContext } from '../../context.ts';

/** Leaves word in the outbox that a comment calls people by name; once, however often the comment is sent. */
export async function recordMention(
  ctx: ActorContext,
  tx: Transaction,
  said: { articleId: string; threadId: string; commentId: string; mentionIds: readonly string[] },
): Promise<void> {
  const { mentionIds, ...where } = said;
  if (mentionIds.length === 0) return;
  await addToOutbox(tx, {
    id: ctx.newId(),
    name: 'comment.mentioned',
    uniqueKey: `comment.mentioned:${said.commentId}`,
    payload: { ...where, actorId: ctx.actor.id, personIds: [...new Set(mentionIds)] },
    createdAt: ctx.now(),
  });
}
