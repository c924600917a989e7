import { quietUntil } from '#core/i18n/quiet-hours.ts';
import { digestDay } from '#core/notifications/digest-day.ts';
import { preferencesFrom } from '#core/notifications/preferences.ts';
import { insertDeliveries } from '#db/queries/notifications/deliveries.ts';
import { getPreferencesOf } from '#db/queries/notifications/notification-preferences.ts';
import { listForDigests, markDigested } from '#db/queries/notifications/notifications.ts';
import type { Context } from '../context.ts';
import { settleEach } from '../shared/settle-each.ts';

/**
 * Creates the due digests: one e-mail per person and day, if there is content. During quiet hours it waits
 * for their end. Returns their number. Throws the failures after all were tried.
 */
export async function gatherDigests(ctx: Context): Promise<number> {
  const now = ctx.now();
  const waiting = await listForDigests(ctx.db);
  const choices = await getPreferencesOf(
    ctx.db,
    waiting.map(({ personId }) => personId),
  );
  let made = 0;
  await settleEach(waiting, async ({ personId, ids }) => {
    const { digestHour, quiet, timeZone: own } = preferencesFrom(choices.get(personId) ?? null);
    const timeZone = own ?? ctx.site.timeZone;
    const day = digestDay(now, digestHour, timeZone);
    if (day === null) return;
    made += await ctx.db.transaction(async (tx) => {
      const added = await insertDeliveries(tx, [
        {
          id: ctx.newId(),
          uniqueKey: `digest:${personId}:${day}`,
          purpose: 'digest',
          personId,
          notificationIds: ids,
          dueAt: quietUntil(now, quiet, timeZone) ?? now,
          createdAt: now,
        },
      ]);
      // Later notifications go into tomorrow's digest.
      if (added > 0) await markDigested(tx, ids, now);
      return added;
    });
  });
  return made;
}
