import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findDelivery, insertDeliveries } from '#db/queries/notifications/deliveries.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { requireWebhook } from './shared/require-webhook.ts';
import { webhookReference } from './shared/webhook-input.ts';

const input = webhookReference.extend({ deliveryId: z.uuid('webhook.not-found') });

/**
 * Sends a delivery again with the same body and event id, so that a receiver can deduplicate it. Throws as
 * `editWebhook`, `webhook.disabled`.
 */
export async function redeliver(context: Context, raw: unknown): Promise<void> {
  const ctx = requireActor(context);
  const { webhookId, deliveryId } = parseInput(input, raw);
  const now = ctx.now();
  await ctx.db.transaction(async (tx) => {
    const webhook = await requireWebhook(ctx, tx, webhookId);
    if (webhook.disabledAt !== null) throw new DomainError('webhook.disabled');
    const earlier = await findDelivery(tx, { id: deliveryId, webhookId });
    if (earlier === null) throw new DomainError('webhook.not-found');
    const { purpose, event, body } = earlier;
    const id = ctx.newId();
    await insertDeliveries(tx, [
      { id, uniqueKey: `webhook-again:${id}`, purpose, webhookId, event, body, dueAt: now, createdAt: now },
    ]);
    await recordAdminAct(ctx, tx, {
      action: 'webhook.redeliver',
      subjectType: 'webhook',
      subjectId: webhookId,
      detail: { name: webhook.name, event },
    });
  });
}
