import { webhookBody } from '#core/notifications/webhook-body.ts';
import { webhookTestEvent } from '#core/notifications/webhook-events.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { insertDeliveries } from '#db/queries/notifications/deliveries.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { requireWebhook } from './shared/require-webhook.ts';
import { webhookReference } from './shared/webhook-input.ts';

/** Sends a test delivery without content. Throws as `editWebhook`, `webhook.disabled`. */
export async function testWebhook(context: Context, raw: unknown): Promise<void> {
  const ctx = requireActor(context);
  const { webhookId } = parseInput(webhookReference, raw);
  const now = ctx.now();
  await ctx.db.transaction(async (tx) => {
    const webhook = await requireWebhook(ctx, tx, webhookId);
    if (webhook.disabledAt !== null) throw new DomainError('webhook.disabled');
    const id = ctx.newId();
    const event = webhookTestEvent;
    await insertDeliveries(tx, [
      {
        id,
        uniqueKey: `webhook-test:${id}`,
        purpose: 'test',
        webhookId,
        event,
        body: webhookBody({ event, eventId: id, at: now, article: null, payload: {} }),
        dueAt: now,
        createdAt: now,
      },
    ]);
    await recordAdminAct(ctx, tx, {
      action: 'webhook.test',
      subjectType: 'webhook',
      subjectId: webhookId,
      detail: { name: webhook.name },
    });
  });
}
