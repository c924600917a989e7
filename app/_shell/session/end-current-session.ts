import { revokeSession } from '#usecases/sessions/revoke-session.ts';
import { currentSession, enrollingSession } from './session.ts';

/** Ends the session that this browser has: its person signs out, or somebody signs in and it would live on unseen. */
export async function endCurrentSession(): Promise<void> {
  const session = (await currentSession()) ?? (await enrollingSession());
  if (session !== null) await revokeSession(session.ctx, { sessionId: session.id });
}
