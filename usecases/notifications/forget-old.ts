import { deleteDeliveriesBefore } from '#db/queries/deliveries.ts';
import { deleteNotificationsBefore, settleLapsedRequests } from '#db/queries/notifications.ts';
import { deleteHandedOnBefore } from '#db/queries/outbox.ts';
import type { Context } from '../context.ts';

const dayMs = 24 * 60 * 60_000;
/** A quarter of a year: whoever was away comes back before. What happened stays in the audit for ever. */
export const notificationLifeMs = 90 * dayMs;
export const deliveryLifeMs = 30 * dayMs;
/** What was handed on long ago is handed on no more; it is kept to be looked at where something went wrong. */
export const eventLifeMs = 30 * dayMs;

/**
 * Forgets notifications, deliveries and events that were handed on, which are too old to be of use, and silences those of applications that lapsed.
 * Returns how many were forgotten.
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
