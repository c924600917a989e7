import { revokeSession } from '#usecases/sessions/revoke-session.ts';
import { currentSession, enrollingSession } from './session.ts';

/**
 * Ends the session of this browser: at sign-out, and before a new sign-in, which would otherwise leave it
 * active.
 */
export async function endCurrentSession(): Promise<void> {
  const session = (await currentSession()) ?? (await enrollingSession());
  if (session !== null) await revokeSession(session.ctx, { sessionId: session.id });
}
