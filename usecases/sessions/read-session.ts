import type { Context } from '../context.ts';
import { type FoundSession, findSession } from './shared/find-session.ts';

/**
 * Who acts in this session, with the roles held at this moment; null where the session was revoked, has expired, its
 * person was disabled, or must first set up a second factor. Read on every request, so that all of these take effect on
 * the next.
 */
export async function readSession(ctx: Context, sessionId: string): Promise<FoundSession | null> {
  const session = await findSession(ctx, sessionId);
  return session === null || session.mustEnrol ? null : session;
}
