import type { Transaction } from '#db/client.ts';
import { replaceRecoveryCodes } from '#db/queries/second-factors.ts';
import { newRecoveryCodes, recoveryCodeHash } from '#platform/recovery-codes.ts';
import type { ActorContext } from '../../context.ts';

/** Makes ten recovery codes in the place of those that there were. They are in the answer and nowhere else. */
export async function giveRecoveryCodes(ctx: ActorContext, tx: Transaction): Promise<string[]> {
  const codes = newRecoveryCodes();
  await replaceRecoveryCodes(tx, {
    personId: ctx.actor.id,
    rows: codes.map((code) => ({ id: ctx.newId(), codeHash: recoveryCodeHash(code) })),
  });
  return codes;
}
