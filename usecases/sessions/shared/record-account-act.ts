import type { Transaction } from '#db/client.ts';
import { appendAudit } from '#db/queries/audit/audit.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { Context } from '../../context.ts';

/**
 * Records an act or attempt on an account; `personId` is null for an unknown account. No right changes, so
 * editing sessions are not notified. Call it last in the transaction.
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
      // An unknown account has no id, but the audit requires a UUID.
      subjectId: personId ?? ctx.newId(),
      detail,
      address: ctx.address,
    },
    hash: sha256,
  });
}
