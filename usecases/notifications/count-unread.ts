import { countUnread as count } from '#db/queries/notifications.ts';
import { type Context, requireActor } from '../context.ts';
import { unreadMost } from './shared/unread-most.ts';

/** How many notifications the actor has not read; more than 99 are 100. */
export async function countUnread(context: Context): Promise<number> {
  const ctx = requireActor(context);
  return count(ctx.db, ctx.actor, unreadMost);
}
