import { countUnread as count } from '#db/queries/notifications/notifications.ts';
import { type Context, requireActor } from '../context.ts';
import { unreadMost } from './shared/unread-most.ts';

/** The number of the actor's unread notifications, at most 100. */
export async function countUnread(context: Context): Promise<number> {
  const ctx = requireActor(context);
  return count(ctx.db, ctx.actor, unreadMost);
}
