import { z } from 'zod';
import { NOTIFICATION_KINDS } from '#core/notifications/kinds.ts';
import type { NotificationItem } from '#core/notifications/notification-item.ts';
import { cursorFrom, cursorTo } from '#core/shared/cursor.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listNotifications as listRows } from '#db/queries/notifications/notifications.ts';
import { type Context, requireActor } from '../context.ts';

const pageSize = 50;
const input = z.object({
  show: z.enum(['all', 'unread']).default('all'),
  kind: z.enum(NOTIFICATION_KINDS).optional(),
  cursor: z.string().optional(),
});

/**
 * The actor's notifications, newest first, fifty per page, without those of stories that they may no longer
 * read.
 */
export async function listNotifications(
  context: Context,
  raw: unknown,
): Promise<{ items: NotificationItem[]; nextCursor: string | null }> {
  const ctx = requireActor(context);
  const { show, kind, cursor } = parseInput(input, raw);
  const rows = await listRows(ctx.db, {
    actor: ctx.actor,
    unreadOnly: show === 'unread',
    kind,
    after: cursor === undefined ? undefined : cursorFrom(cursor),
    limit: pageSize + 1,
  });
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > pageSize && last ? cursorTo(last) : null };
}
