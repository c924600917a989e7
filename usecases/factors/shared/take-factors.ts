import type { Transaction } from '#db/client.ts';
import { deletePasskeys, deleteTotp, replaceRecoveryCodes } from '#db/queries/second-factors.ts';
import { revokeAllSessions } from '#db/queries/sessions.ts';
import type { Context } from '../../context.ts';
import { mailAboutAccount } from '../../people/shared/mail-about-account.ts';

/**
 * Takes every second factor from somebody, ends their sessions and tells them by mail. `by`: the names of who asked for it
 * and who confirmed it; nobody's where the operator of the machine did it.
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
