import { dayMs } from '#core/shared/day-ms.ts';
import { deleteDeliveriesBefore } from '#db/queries/notifications/deliveries.ts';
import { deleteNotificationsBefore, settleLapsedRequests } from '#db/queries/notifications/notifications.ts';
import { deleteHandedOnBefore } from '#db/queries/notifications/outbox.ts';
import type { Context } from '../context.ts';

/** Retention: a quarter of a year, longer than an absence. The audit keeps everything permanently. */
export const notificationLifeMs = 90 * dayMs;
export const deliveryLifeMs = 30 * dayMs;
/** Retention of delivered events, for troubleshooting. */
export const eventLifeMs = 30 * dayMs;

/**
 * Deletes expired notifications, deliveries and delivered events, and silences those of expired rights
 * requests. Returns the number deleted.
 */
export async function forgetOld(ctx: Context): Promise<number> {
  const now = ctx.now().getTime();
  await ctx.db.transaction((tx) => settleLapsedRequests(tx, ctx.now()));
  return (
    (await deleteNotificationsBefore(ctx.db, new Date(now - notificationLifeMs))) +
    (await deleteDeliveriesBefore(ctx.db, new Date(now - deliveryLifeMs))) +
    (await deleteHandedOnBefore(ctx.db, new Date(now - eventLifeMs)))
  );
}
