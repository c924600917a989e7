import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { passkeyChallenges } from '../schema/second-factors.ts';

type Purpose = 'register' | 'authenticate';

/** Notes what an authenticator is asked to sign, and forgets what nobody may answer any more. */
export async function insertChallenge(
  q: Queryable,
  row: { challenge: string; purpose: Purpose; personId: string | null; expiresAt: Date; now: Date },
): Promise<void> {
  const { now, ...challenge } = row;
  await q.delete(passkeyChallenges).where(lt(passkeyChallenges.expiresAt, now));
  await q.insert(passkeyChallenges).values(challenge);
}

/** Takes a challenge, once: whether it was asked, for this and of this person (null: of whoever answers), and still counts. */
export async function takeChallenge(
  q: Queryable,
  asked: { challenge: string; purpose: Purpose; personId: string | null; now: Date },
): Promise<boolean> {
  const { challenge, purpose, personId, now } = asked;
  const rows = await q
    .delete(passkeyChallenges)
    .where(
      and(
        eq(passkeyChallenges.challenge, challenge),
        eq(passkeyChallenges.purpose, purpose),
        personId === null ? isNull(passkeyChallenges.personId) : eq(passkeyChallenges.personId, personId),
        gt(passkeyChallenges.expiresAt, now),
      ),
    )
    .returning({ challenge: passkeyChallenges.challenge });
  return rows.length === 1;
}
