import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { sessionIdleMs } from '#core/people/session-life.ts';
import type { Queryable } from '../../client.ts';
import { people } from '../../schema/people.ts';
import { signInSteps } from '../../schema/second-factors.ts';
import { sessions } from '../../schema/sessions.ts';
import { settings } from '../../schema/settings.ts';
import { notifyDesks } from '../notifications/notifications.ts';
import { secondFactorOf } from './second-factors.ts';

/** Inserts a session. */
export async function insertSession(q: Queryable, row: typeof sessions.$inferInsert): Promise<void> {
  await q.insert(sessions).values(row);
}

/** Not revoked, not expired, and not idle for too long. */
const isLive = (now: Date) =>
  and(
    isNull(sessions.revokedAt),
    gt(sessions.expiresAt, now),
    gt(sessions.lastSeenAt, new Date(now.getTime() - sessionIdleMs)),
  );

/** The session with its person if it is valid at `now` and the person is active. */
export async function findLiveSession(q: Queryable, { id, now }: { id: string; now: Date }) {
  const [row] = await q
    .select({
      id: sessions.id,
      authenticatedAt: sessions.authenticatedAt,
      lastSeenAt: sessions.lastSeenAt,
      personId: people.id,
      name: people.name,
      email: people.email,
      locale: people.locale,
      hasSecondFactor: secondFactorOf(sql`${people.id}`),
      secondFactorRoles: sql<unknown>`(select ${settings.value} from ${settings} where ${settings.name} = 'secondFactorRoles')`,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(and(eq(sessions.id, id), isLive(now), isNull(people.disabledAt)));
  return row ?? null;
}

/** Updates the last use of the session. */
export async function touchSession(q: Queryable, { id, at }: { id: string; at: Date }): Promise<void> {
  await q.update(sessions).set({ lastSeenAt: at }).where(eq(sessions.id, id));
}

/** Updates the last authentication of the session's person. */
export async function proveSession(q: Queryable, { id, at }: { id: string; at: Date }): Promise<void> {
  await q.update(sessions).set({ authenticatedAt: at }).where(eq(sessions.id, id));
}

/** The valid sessions of a person, last used first. */
export async function listLiveSessions(q: Queryable, { personId, now }: { personId: string; now: Date }) {
  return q
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      address: sessions.address,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), isLive(now)))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id));
}

/** Ends one session of this person; false if no active session has this id. */
export async function revokeSessionOf(
  q: Queryable,
  { id, personId, at }: { id: string; personId: string; at: Date },
): Promise<boolean> {
  const rows = await q
    .update(sessions)
    .set({ revokedAt: at })
    .where(and(eq(sessions.id, id), eq(sessions.personId, personId), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  // The pages of an ended session are notified and close their streams.
  await notifyDesks(q, [personId]);
  return rows.length === 1;
}

/**
 * Ends all sessions and unfinished sign-ins of a person. The latter first, so that one that becomes a session
 * concurrently is among the sessions.
 */
export async function revokeAllSessions(
  q: Queryable,
  { personId, at }: { personId: string; at: Date },
): Promise<void> {
  await q
    .update(signInSteps)
    .set({ doneAt: at })
    .where(and(eq(signInSteps.personId, personId), isNull(signInSteps.doneAt)));
  await q
    .update(sessions)
    .set({ revokedAt: at })
    .where(and(eq(sessions.personId, personId), isNull(sessions.revokedAt)));
  await notifyDesks(q, [personId]);
}
