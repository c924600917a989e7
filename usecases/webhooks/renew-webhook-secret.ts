import { parseInput } from '#core/shared/parse-input.ts';
import { type Context, requireActor } from '../context.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';
import { renewSecret } from './shared/renew-secret.ts';
import { requireWebhook } from './shared/require-webhook.ts';
import { webhookReference } from './shared/webhook-input.ts';

/** Replaces the secret; the old one signs no further deliveries. Throws as `editWebhook`. */
export async function renewWebhookSecret(context: Context, raw: unknown): Promise<{ secret: string }> {
  const ctx = requireActor(context);
  const { webhookId } = parseInput(webhookReference, raw);
  return ctx.db.transaction(async (tx) => {
    const webhook = await requireWebhook(ctx, tx, webhookId);
    requireFresh(ctx);
    return { secret: await renewSecret(ctx, tx, webhook) };
  });
}
