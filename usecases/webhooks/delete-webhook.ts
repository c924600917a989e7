import { parseInput } from '#core/shared/parse-input.ts';
import { deleteWebhook as remove } from '#db/queries/notifications/webhooks.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';
import { requireWebhook } from './shared/require-webhook.ts';
import { webhookReference } from './shared/webhook-input.ts';

/** Deletes a webhook and its delivery log; the audit keeps a record. Throws as `editWebhook`. */
export async function deleteWebhook(context: Context, raw: unknown): Promise<void> {
  const ctx = requireActor(context);
  const { webhookId } = parseInput(webhookReference, raw);
  await ctx.db.transaction(async (tx) => {
    const { name, url } = await requireWebhook(ctx, tx, webhookId);
    requireFresh(ctx);
    await remove(tx, webhookId);
    await recordAdminAct(ctx, tx, {
      action: 'webhook.delete',
      subjectType: 'webhook',
      subjectId: webhookId,
      detail: { name, host: new URL(url).host },
    });
  });
}
