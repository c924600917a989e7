import { changesOf } from '#core/shared/changes-of.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { updateWebhook } from '#db/queries/notifications/webhooks.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';
import { requireWebhook } from './shared/require-webhook.ts';
import { requireCallable, webhookInput, webhookReference } from './shared/webhook-input.ts';

/** Omitted fields stay unchanged. */
const input = webhookInput.partial().extend(webhookReference.shape);

/** Changes the name, URL and events of a webhook. Throws as `createWebhook`, `webhook.not-found`. */
export async function editWebhook(context: Context, raw: unknown): Promise<void> {
  const ctx = requireActor(context);
  const { webhookId, ...wanted } = parseInput(input, raw);
  if (wanted.url !== undefined) requireCallable(ctx, wanted.url);
  await ctx.db.transaction(async (tx) => {
    const before = await requireWebhook(ctx, tx, webhookId);
    requireFresh(ctx);
    const changes = changesOf<typeof wanted>(before, wanted).to;
    if (Object.keys(changes).length === 0) return;
    const { name, url, events } = { ...before, ...changes };
    await updateWebhook(tx, webhookId, { name, url, events });
    await recordAdminAct(ctx, tx, {
      action: 'webhook.edit',
      subjectType: 'webhook',
      subjectId: webhookId,
      detail: { name, host: new URL(url).host, events },
    });
  });
}
