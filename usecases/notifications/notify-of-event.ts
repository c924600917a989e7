import { z } from 'zod';
import { noticeOf } from '#core/notifications/notice.ts';
import { settleDebtNotifications } from '#db/queries/notifications/notifications.ts';
import type { Context } from '../context.ts';
import { queueWebhooks } from '../webhooks/shared/queue-webhooks.ts';
import { findFacts } from './shared/find-facts.ts';
import { sendNotice } from './shared/send-notice.ts';

const input = z.looseObject({
  event: z.string(),
  eventId: z.string(),
  eventAt: z.coerce.date(),
  articleId: z.uuid().nullish(),
});

/**
 * Creates the notifications and webhook deliveries of one outbox event. In one transaction and idempotent by
 * `eventId`, so that a job may be repeated. Nothing is created for a deleted story. Throws on an invalid
 * event.
 */
export async function notifyOfEvent(ctx: Context, raw: unknown): Promise<void> {
  const { event, eventId, eventAt, ...payload } = input.parse(raw);
  const notice = noticeOf(event, payload);
  await ctx.db.transaction(async (tx) => {
    const { articleId } = payload;
    const found = articleId ? await findFacts(tx, articleId) : null;
    if (articleId && found === null) return;
    if (notice !== null) {
      await sendNotice(ctx, tx, { notice, facts: found?.facts ?? null, eventKey: eventId, at: eventAt });
    }
    if (event === 'article.clear_debt' && articleId) {
      await settleDebtNotifications(tx, { articleId, at: ctx.now() });
    }
    await queueWebhooks(ctx, tx, { event, eventId, at: eventAt, found, payload });
  });
}
