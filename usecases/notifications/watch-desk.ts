import type { OpenDebts } from '#core/articles/debts.ts';
import { countUnread, listNotifications } from '#db/queries/notifications.ts';
import { findActor } from '#db/queries/people.ts';
import { findLiveSession } from '#db/queries/sessions.ts';
import type { Services } from '../context.ts';
import { openDebtsFor } from '../debts/shared/open-debts.ts';
import { unreadMost } from './shared/unread-most.ts';

/**
 * What stands around every screen of the desk: how much is not read, and the open debts of whoever sees to them. Where more
 * is unread than is counted, `newest` of it tells that something came; elsewhere the number does, and it is null.
 */
export type DeskNumbers = {
  readonly unread: number;
  readonly newest: string | null;
  readonly debts: OpenDebts | null;
};

/**
 * What an open line says of a session now, or null where the session counts no more. Unlike a request it is no sign
 * that somebody is there, so it does not touch the session.
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
