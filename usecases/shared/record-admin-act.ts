import type { Transaction } from '#db/client.ts';
import { appendAudit } from '#db/queries/audit/audit.ts';
import { broadcastToRooms } from '#db/queries/notifications/outbox.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { Context } from '../context.ts';

/**
 * Records an act that is not about an article in the audit. It may have changed rights, so every editing
 * session rechecks them. Call it last in the transaction.
 */
export async function recordAdminAct(
  ctx: Context,
  tx: Transaction,
  act: {
    action: string;
    subjectType: string;
    subjectId: string;
    detail: Record<string, unknown>;
  },
): Promise<void> {
  await broadcastToRooms(tx, '*');
  await appendAudit(tx, {
    entry: { at: ctx.now(), actorId: ctx.actor?.id ?? null, address: ctx.address, ...act },
    hash: sha256,
  });
}
