import type { Transaction } from '#db/client.ts';
import { deletePasskeys, deleteTotp, replaceRecoveryCodes } from '#db/queries/sessions/second-factors.ts';
import { revokeAllSessions } from '#db/queries/sessions/sessions.ts';
import type { Context } from '../../context.ts';
import { mailAboutAccount } from '../../people/shared/mail-about-account.ts';

/**
 * Removes all second factors of a person, ends their sessions and notifies them by e-mail. `by`: the names of
 * the requesting and the confirming person; empty for the operator.
 */
export async function takeFactors(
  ctx: Context,
  tx: Transaction,
  { personId, by = [] }: { personId: string; by?: readonly string[] },
): Promise<void> {
  await deleteTotp(tx, personId);
  await deletePasskeys(tx, personId);
  await replaceRecoveryCodes(tx, { personId, rows: [] });
  await revokeAllSessions(tx, { personId, at: ctx.now() });
  await mailAboutAccount(ctx, tx, { personId, event: 'factors_reset', by });
}
