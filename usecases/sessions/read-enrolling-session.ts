import type { Context } from '../context.ts';
import { type FoundSession, findSession } from './shared/find-session.ts';

/** The session of somebody who must set up a second factor before anything else; null where it is not so. */
export async function readEnrollingSession(ctx: Context, sessionId: string): Promise<FoundSession | null> {
  const session = await findSession(ctx, sessionId);
  return session?.mustEnrol ? session : null;
}
