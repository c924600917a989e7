import { parseInput } from '#core/shared/parse-input.ts';
import { type Context, requireActor } from '../context.ts';
import { demandFresh } from '../shared/demand-fresh.ts';
import { demandWebhook } from './shared/demand-webhook.ts';
import { renewSecret } from './shared/renew-secret.ts';
import { webhookReference } from './shared/webhook-input.ts';

/** Replaces the secret; the old one signs no further deliveries. Throws as `editWebhook`. */
export async function renewWebhookSecret(context: Context, raw: unknown): Promise<{ secret: string }> {
  const ctx = requireActor(context);
  const { webhookId } = parseInput(webhookReference, raw);
  return ctx.db.transaction(async (tx) => {
    const webhook = await demandWebhook(ctx, tx, webhookId);
    demandFresh(ctx);
    return { secret: await renewSecret(ctx, tx, webhook) };
  });
}
