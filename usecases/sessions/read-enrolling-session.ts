import type { Context } from '../context.ts';
import { type FoundSession, findSession } from './shared/find-session.ts';

/** The session of a person who must set up a second factor first; null for any other. */
export async function readEnrollingSession(ctx: Context, sessionId: string): Promise<FoundSession | null> {
  const session = await findSession(ctx, sessionId);
  return session?.mustEnrol ? session : null;
}
