import type { OpenDebts } from '#core/articles/debts.ts';
import { countUnread, listNotifications } from '#db/queries/notifications/notifications.ts';
import { findActor } from '#db/queries/people/people.ts';
import { findLiveSession } from '#db/queries/sessions/sessions.ts';
import type { Services } from '../context.ts';
import { openDebtsFor } from '../debts/shared/open-debts.ts';
import { unreadMost } from './shared/unread-most.ts';

/**
 * The counters on every desk page: unread notifications, and open debts for responsible people. `newest` is
 * set if there are more unread than are counted, because the count then no longer shows new ones; otherwise
 * null.
 */
export type DeskNumbers = {
  readonly unread: number;
  readonly newest: string | null;
  readonly debts: OpenDebts | null;
};

/**
 * The current event of a session's stream, or null if the session has ended. A stream is not activity, so it
 * does not extend the session.
 */
export async function watchDesk(services: Services, sessionId: string): Promise<DeskNumbers | null> {
  const session = await findLiveSession(services.db, { id: sessionId, now: services.now() });
  if (session === null) return null;
  const actor = await findActor(services.db, session.personId);
  if (actor === null) return null;
  const unread = await countUnread(services.db, actor, unreadMost);
  const [newest] =
    unread < unreadMost ? [] : await listNotifications(services.db, { actor, unreadOnly: true, limit: 1 });
  return {
    unread,
    newest: newest?.id ?? null,
    debts: await openDebtsFor(services.db, actor),
  };
}
