import { debtKey, debtStageAt } from '#core/notifications/debt-escalation.ts';
import { listOpenDebts } from '#db/queries/articles/debts.ts';
import { listNotifiedKeys, wasNotified } from '#db/queries/notifications/notifications.ts';
import type { Context } from '../context.ts';
import { settleEach } from '../shared/settle-each.ts';
import { queueWebhooks } from '../webhooks/shared/queue-webhooks.ts';
import { findFacts } from './shared/find-facts.ts';
import { sendNotice } from './shared/send-notice.ts';

/**
 * Sends the notifications of each open, public review debt that its age requires
 * (`core/notifications/debt-escalation.ts`), each stage once. Returns the number of stages. Safe to run
 * anywhere, also concurrently. Throws the failures after all were tried.
 */
export async function escalateDebts(ctx: Context): Promise<number> {
  const now = ctx.now();
  const open = (await listOpenDebts(ctx.db)).map((debt) => ({
    articleId: debt.articleId,
    eventKey: debtKey({ ...debt, stage: debtStageAt(debt.openedAt, now) }),
  }));
  // Uncleared debts stay open indefinitely, so only those with a new stage are loaded individually.
  const before = await listNotifiedKeys(
    ctx.db,
    open.map(({ eventKey }) => eventKey),
  );
  let escalated = 0;
  await settleEach(
    open.filter(({ eventKey }) => !before.has(eventKey)),
    async ({ articleId }) => {
      if (await escalate(ctx, articleId)) escalated += 1;
    },
  );
  return escalated;
}

async function escalate(ctx: Context, articleId: string): Promise<boolean> {
  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const found = await findFacts(tx, articleId);
    const openedAt = found?.article.debtOpenedAt ?? null;
    if (found === null || openedAt === null) return false;
    const stage = debtStageAt(openedAt, now);
    const eventKey = debtKey({ articleId, openedAt, stage });
    if (await wasNotified(tx, eventKey)) return false;
    await sendNotice(ctx, tx, {
      notice: {
        kind: 'debt',
        articleId,
        actorId: found.article.debtOpenedBy,
        personIds: [],
        detail: { stage },
      },
      facts: found.facts,
      eventKey,
      at: now,
    });
    // Webhooks learn of a new debt from the publication event itself.
    if (stage !== 'opened') {
      const payload = { stage, actorId: found.article.debtOpenedBy };
      await queueWebhooks(ctx, tx, { event: 'debt.escalated', eventId: eventKey, at: now, found, payload });
    }
    return true;
  });
}
