import type { Transaction } from '#db/client.ts';
import { replaceRecoveryCodes } from '#db/queries/sessions/second-factors.ts';
import { newRecoveryCodes, recoveryCodeHash } from '#platform/auth/recovery-codes.ts';
import type { ActorContext } from '../../context.ts';

/** Replaces the recovery codes by ten new ones. Only the result contains them. */
export async function giveRecoveryCodes(ctx: ActorContext, tx: Transaction): Promise<string[]> {
  const codes = newRecoveryCodes();
  await replaceRecoveryCodes(tx, {
    personId: ctx.actor.id,
    rows: codes.map((code) => ({ id: ctx.newId(), codeHash: recoveryCodeHash(code) })),
  });
  return codes;
}
