import { parseInput } from '#core/shared/parse-input.ts';
import { updateWebhook } from '#db/queries/webhooks.ts';
import { newSecret } from '#platform/new-secret.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { demandWebhook } from './shared/demand-webhook.ts';
import { webhookReference } from './shared/webhook-input.ts';
import { webhookSecretPrefix } from './shared/webhook-secret-prefix.ts';

/** Puts a new secret in the place of the old, which signs nothing any more. Throws as `editWebhook`. */
export async function renewWebhookSecret(context: Context, raw: unknown): Promise<{ secret: string }> {
  const ctx = requireActor(context);
  const { webhookId } = parseInput(webhookReference, raw);
  const secret = newSecret(webhookSecretPrefix);
  await ctx.db.transaction(async (tx) => {
    const { name } = await demandWebhook(ctx, tx, webhookId);
    await updateWebhook(tx, webhookId, { secret });
    await recordAdminAct(ctx, tx, {
      action: 'webhook.renew_secret',
      subjectType: 'webhook',
      subjectId: webhookId,
      detail: { name },
    });
  });
  return { secret };
}
