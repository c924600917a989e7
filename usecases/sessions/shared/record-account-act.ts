import type { Transaction } from '#db/client.ts';
import { appendAudit } from '#db/queries/audit.ts';
import { sha256 } from '#platform/hash.ts';
import type { Context } from '../../context.ts';

/**
 * Writes what somebody did with an account, or tried to; null where there is no such account. No right changes by it,
 * so no room is told. Call it last in the transaction.
 */
export async function recordAccountAct(
  ctx: Context,
  tx: Transaction,
  act: { actorId: string | null; action: string; personId: string | null; detail: Record<string, unknown> },
): Promise<void> {
  const { actorId, action, personId, detail } = act;
  await appendAudit(tx, {
    entry: {
      at: ctx.now(),
      actorId,
      action,
      subjectType: personId === null ? 'account' : 'person',
      // An account that there is not has no id; the trail wants one of its own.
      subjectId: personId ?? ctx.newId(),
      detail,
      address: ctx.address,
    },
    hash: sha256,
  });
}
