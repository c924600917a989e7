import type { Transaction } from '#db/client.ts';
import { appendAudit } from '#db/queries/audit/audit.ts';
import { addToOutbox, broadcastToRooms } from '#db/queries/notifications/outbox.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { Context } from '../../context.ts';

/**
 * Records an act on an article: one audit row and one outbox event. The event's unique key is the article,
 * the act and the time, so that each side effect happens once. Call it last in the transaction.
 */
export async function recordAct(
  ctx: Context,
  tx: Transaction,
  {
    articleId,
    action,
    detail,
    actorId = ctx.actor?.id ?? null,
  }: {
    articleId: string;
    action: string;
    detail: Record<string, unknown>;
    /** The person who acted, if it is not the current actor. */
    actorId?: string | null;
  },
): Promise<void> {
  const at = ctx.now();
  const id = ctx.newId();
  await Promise.all([
    addToOutbox(tx, {
      id,
      name: `article.${action}`,
      uniqueKey: `article.${action}:${id}`,
      payload: { articleId, actorId, ...detail },
      createdAt: at,
    }),
    broadcastToRooms(tx, articleId),
    appendAudit(tx, {
      entry: {
        at,
        actorId,
        action: `article.${action}`,
        subjectType: 'article',
        subjectId: articleId,
        detail,
        address: ctx.address,
      },
      hash: sha256,
    }),
  ]);
}
