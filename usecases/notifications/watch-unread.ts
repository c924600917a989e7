import { countUnread } from '#db/queries/notifications.ts';
import { findActor } from '#db/queries/people.ts';
import { findLiveSession } from '#db/queries/sessions.ts';
import type { Services } from '../context.ts';
import { unreadMost } from './shared/unread-most.ts';

/**
 * What an open line says of a session now: how much its person has not read, or null where the session counts no more.
 * Unlike a request it is no sign that somebody is there, so it does not touch the session.
 */
export async function watchUnread(services: Services, sessionId: string): Promise<number | null> {
  const session = await findLiveSession(services.db, { id: sessionId, now: services.now() });
  if (session === null) return null;
  const actor = await findActor(services.db, session.personId);
  return actor === null ? null : countUnread(services.db, actor, unreadMost);
}
