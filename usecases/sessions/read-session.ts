import type { Context } from '../context.ts';
import { type FoundSession, findSession } from './shared/find-session.ts';

/**
 * The actor of this session with their current roles. Null if the session was revoked or has expired, its
 * person was disabled, or must set up a second factor first. Read for every request, so that all of these
 * take effect with the next one.
 */
export async function readSession(ctx: Context, sessionId: string): Promise<FoundSession | null> {
  const session = await findSession(ctx, sessionId);
  return session === null || session.mustEnrol ? null : session;
}
