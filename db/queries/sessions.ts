import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { sessionIdleMs } from '#core/people/session-life.ts';
import type { Queryable } from '../client.ts';
import { people } from '../schema/people.ts';
import { signInSteps } from '../schema/second-factors.ts';
import { sessions } from '../schema/sessions.ts';
import { settings } from '../schema/settings.ts';
import { tellDesks } from './notifications.ts';
import { secondFactorOf } from './second-factors.ts';

/** Notes a signed-in browser. */
export async function insertSession(q: Queryable, row: typeof sessions.$inferInsert): Promise<void> {
  await q.insert(sessions).values(row);
}

/** Neither revoked, nor over by its absolute end, nor unused for too long. */
const isLive = (now: Date) =>
  and(
    isNull(sessions.revokedAt),
    gt(sessions.expiresAt, now),
    gt(sessions.lastSeenAt, new Date(now.getTime() - sessionIdleMs)),
  );

/** The session with its person where it counts at `now`, and the person is not disabled. */
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

/** Notes that the session was used at `at`. */
export async function touchSession(q: Queryable, { id, at }: { id: string; at: Date }): Promise<void> {
  await q.update(sessions).set({ lastSeenAt: at }).where(eq(sessions.id, id));
}

/** Notes that the session's person proved again who they are. */
export async function proveSession(q: Queryable, { id, at }: { id: string; at: Date }): Promise<void> {
  await q.update(sessions).set({ authenticatedAt: at }).where(eq(sessions.id, id));
}

/** The sessions of a person that still count, last used first. */
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

/** Ends one session of this person; false where they have none by this id that is still open. */
export async function revokeSessionOf(
  q: Queryable,
  { id, personId, at }: { id: string; personId: string; at: Date },
): Promise<boolean> {
  const rows = await q
    .update(sessions)
    .set({ revokedAt: at })
    .where(and(eq(sessions.id, id), eq(sessions.personId, personId), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  // The screens of an ended session hear it at once and let go of their lines.
  await tellDesks(q, [personId]);
  return rows.length === 1;
}

/**
 * Ends every session of a person, and every sign-in that is half done: those first, so that one which becomes a session in
 * the same moment is among the sessions.
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
  await tellDesks(q, [personId]);
}
