import type { Actor } from '#core/people/roles.ts';
import { needsSecondFactor } from '#core/people/second-factor.ts';
import { settingsFrom } from '#core/settings/site-settings.ts';
import { listGrantsOf, listRolesOf } from '#db/queries/people/people.ts';
import { findLiveSession, touchSession } from '#db/queries/sessions/sessions.ts';
import type { Context } from '../../context.ts';

/** The resolution of the last-use time in milliseconds: one write per minute, not one per request. */
const touchAfterMs = 60_000;

/** A valid session with its actor. */
export type FoundSession = {
  readonly sessionId: string;
  readonly authenticatedAt: Date;
  readonly actor: Actor;
  readonly email: string;
};

/**
 * The session with its person's current roles, and whether they must set up a second factor first. Null if it
 * was revoked or has expired, or its person was disabled.
 */
export async function findSession(
  ctx: Context,
  sessionId: string,
): Promise<(FoundSession & { readonly mustEnrol: boolean }) | null> {
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
  const { secondFactorRoles } = settingsFrom([
    { name: 'secondFactorRoles', value: session.secondFactorRoles ?? undefined },
  ]);
  return {
    sessionId,
    authenticatedAt: session.authenticatedAt,
    email: session.email ?? '',
    actor: { id: session.personId, name: session.name, roles, grants },
    mustEnrol: !session.hasSecondFactor && needsSecondFactor({ roles }, secondFactorRoles),
  };
}
