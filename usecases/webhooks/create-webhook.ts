import { isAdmin } from '#core/people/administration.ts';
import { demand } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { insertWebhook } from '#db/queries/webhooks.ts';
import { newSecret } from '#platform/new-secret.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { demandCallable, webhookInput } from './shared/webhook-input.ts';
import { webhookSecretPrefix } from './shared/webhook-secret-prefix.ts';

/**
 * Adds a webhook. Its secret is in this answer and in no other. Throws `action.not-your-role`, `request.invalid`
 * {fieldErrors}.
 */
export async function createWebhook(context: Context, raw: unknown): Promise<{ id: string; secret: string }> {
  const ctx = requireActor(context);
  demand(isAdmin(ctx.actor));
  const { name, url, events } = parseInput(webhookInput, raw);
  demandCallable(ctx, url);
  const id = ctx.newId();
  const secret = newSecret(webhookSecretPrefix);
  await ctx.db.transaction(async (tx) => {
    await insertWebhook(tx, {
      ...{ id, name, url, events, secret },
      createdBy: ctx.actor.id,
      createdAt: ctx.now(),
    });
    await recordAdminAct(ctx, tx, {
      action: 'webhook.create',
      subjectType: 'webhook',
      subjectId: id,
      detail: { name, host: new URL(url).host, events },
    });
  });
  return { id, secret };
}
