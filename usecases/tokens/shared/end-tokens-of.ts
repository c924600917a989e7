import type { Transaction } from '#db/client.ts';
import { revokeTokensOf } from '#db/queries/sessions/api-tokens.ts';
import type { Context } from '../../context.ts';
import { recordAdminAct } from '../../shared/record-admin-act.ts';

/**
 * Revokes every token of this person permanently with an audit row each, and returns their number. Call it
 * after all other writes of the transaction.
 */
export async function endTokensOf(ctx: Context, tx: Transaction, personId: string): Promise<number> {
  const ended = await revokeTokensOf(tx, { personId, at: ctx.now() });
  for (const { id, name } of ended) {
    await recordAdminAct(ctx, tx, {
      action: 'token.revoke',
      subjectType: 'token',
      subjectId: id,
      detail: { personId, name },
    });
  }
  return ended.length;
}
