import { z } from 'zod';
import { parseInput } from '#core/shared/parse-input.ts';
import { failWaitingOf } from '#db/queries/notifications/deliveries.ts';
import { updateWebhook } from '#db/queries/notifications/webhooks.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';
import { requireWebhook } from './shared/require-webhook.ts';
import { webhookReference } from './shared/webhook-input.ts';

const input = webhookReference.extend({ to: z.enum(['on', 'off']) });

/**
 * Disables a webhook with its pending deliveries, or enables it with the failure count reset. Throws as
 * `editWebhook`.
 */
export async function switchWebhook(context: Context, raw: unknown): Promise<void> {
  const ctx = requireActor(context);
  const { webhookId, to } = parseInput(input, raw);
  const at = ctx.now();
  await ctx.db.transaction(async (tx) => {
    const { name } = await requireWebhook(ctx, tx, webhookId);
    requireFresh(ctx);
    if (to === 'off') {
      await updateWebhook(tx, webhookId, { disabledAt: at, disabledFor: 'choice' });
      await failWaitingOf(tx, { webhookId, at, lastError: 'webhook.disabled' });
    } else {
      await updateWebhook(tx, webhookId, { disabledAt: null, disabledFor: null, failuresInRow: 0 });
    }
    await recordAdminAct(ctx, tx, {
      action: to === 'off' ? 'webhook.disable' : 'webhook.enable',
      subjectType: 'webhook',
      subjectId: webhookId,
      detail: { name },
    });
  });
}
