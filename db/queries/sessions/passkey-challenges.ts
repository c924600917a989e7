import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';
import { passkeyChallenges } from '../../schema/second-factors.ts';

type Purpose = 'register' | 'authenticate';

/** Inserts a challenge for an authenticator, and deletes expired ones. */
export async function insertChallenge(
  q: Queryable,
  row: { challenge: string; purpose: Purpose; personId: string | null; expiresAt: Date; now: Date },
): Promise<void> {
  const { now, ...challenge } = row;
  await q.delete(passkeyChallenges).where(lt(passkeyChallenges.expiresAt, now));
  await q.insert(passkeyChallenges).values(challenge);
}

/**
 * Consumes a challenge: true if it was issued for this purpose and person (null: anyone) and is still valid.
 */
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
