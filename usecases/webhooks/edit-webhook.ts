import { parseInput } from '#core/shared/parse-input.ts';
import { updateWebhook } from '#db/queries/webhooks.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { demandWebhook } from './shared/demand-webhook.ts';
import { demandCallable, webhookInput, webhookReference } from './shared/webhook-input.ts';

const input = webhookInput.extend(webhookReference.shape);

/** Changes what a webhook is called, where it leads and what it hears of. Throws as `createWebhook`, `webhook.not-found`. */
export async function editWebhook(context: Context, raw: unknown): Promise<void> {
  const ctx = requireActor(context);
  const { webhookId, name, url, events } = parseInput(input, raw);
  demandCallable(ctx, url);
  await ctx.db.transaction(async (tx) => {
    await demandWebhook(ctx, tx, webhookId);
    await updateWebhook(tx, webhookId, { name, url, events });
    await recordAdminAct(ctx, tx, {
      action: 'webhook.edit',
      subjectType: 'webhook',
      subjectId: webhookId,
      detail: { name, host: new URL(url).host, events },
    });
  });
}
