import type { Actor } from '#core/people/roles.ts';
import { listGrantsOf, listRolesOf } from '#db/queries/people.ts';
import { findLiveSession, touchSession } from '#db/queries/sessions.ts';
import type { Context } from '../context.ts';

/** How stale the time of last use may be, in milliseconds: one write a minute, not one a request. */
const touchAfterMs = 60_000;

/**
 * Who acts in this session, with the roles held at this moment; null where the session was revoked, has
 * expired or its person was disabled. Read on every request, so that all of these take effect on the next.
 */
export async function readSession(
  ctx: Context,
  sessionId: string,
): Promise<{ sessionId: string; actor: Actor; email: string } | null> {
  const now = ctx.now();
  const session = await findLiveSession(ctx.db, { id: sessionId, now });
  if (session === null) return null;
  const [roles, grants] = await Promise.all([
    listRolesOf(ctx.db, session.personId),
    listGrantsOf(ctx.db, session.personId),
  ]);
  if (now.getTime() - session.lastSeenAt.getTime() > touchAfterMs) {
    await touchSession(ctx.db, { id: sessionId, at: now });
  }
  return {
    sessionId,
    email: session.email ?? '',
    actor: { id: session.personId, name: session.name, roles, grants },
  };
}
