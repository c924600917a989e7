import { failuresToNotify } from '#core/people/second-factor.ts';
import { dayMs } from '#core/shared/day-ms.ts';
import { consumeAttempt } from '#db/queries/sessions/rate-limit-attempts.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { Context } from '../../context.ts';
import { mailAboutAccount } from '../../people/shared/mail-about-account.ts';
import { recordFailedSignIn } from './record-sign-in.ts';

/**
 * Records a failed second factor after a correct first one. After many failures, which are hardly typing
 * errors, the person is notified by e-mail, once a day.
 */
export async function noteFailedStep(
  ctx: Context,
  { personId, email }: { personId: string; email: string | null },
): Promise<void> {
  await recordFailedSignIn(ctx, { account: email ?? '', personId, why: 'wrong-code' });
  const at = ctx.now();
  await ctx.db.transaction(async (tx) => {
    const key = sha256(`failed second step ${personId}`);
    const failures = await consumeAttempt(tx, { key, at, endsAt: new Date(at.getTime() + dayMs) });
    if (failures === failuresToNotify)
      await mailAboutAccount(ctx, tx, { personId, event: 'second_step_failed' });
  });
}
