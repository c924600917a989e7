import { z } from 'zod';
import { isAdmin } from '#core/people/administration.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { Transaction } from '#db/client.ts';
import { insertWebhook } from '#db/queries/notifications/webhooks.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';
import { renewSecret } from './shared/renew-secret.ts';
import { requireWebhook } from './shared/require-webhook.ts';
import { requireCallable, webhookInput } from './shared/webhook-input.ts';
import { newWebhookSecret, sealWebhookSecret } from './shared/webhook-secret.ts';

const input = webhookInput.extend({
  /** A client-generated id makes creation idempotent. */
  id: z.uuid().optional(),
});

/**
 * Creates a webhook. Only this result contains its secret; a repeated request with the same `id` gets a new
 * one, because the first answer was lost. Throws `action.not-your-role`, `auth.reauthenticate`,
 * `request.invalid` {fieldErrors}, also for an id of another person's webhook.
 */
export async function createWebhook(context: Context, raw: unknown): Promise<{ id: string; secret: string }> {
  const ctx = requireActor(context);
  requireAllowed(isAdmin(ctx.actor));
  requireFresh(ctx);
  const { id = ctx.newId(), name, url, events } = parseInput(input, raw);
  requireCallable(ctx, url);
  const secret = newWebhookSecret();
  return ctx.db.transaction(async (tx) => {
    const isNew = await insertWebhook(tx, {
      ...{ id, name, url, events, secret: sealWebhookSecret(ctx, id, secret) },
      createdBy: ctx.actor.id,
      createdAt: ctx.now(),
    });
    if (!isNew) return { id, secret: await renewOwn(ctx, tx, id) };
    await recordAdminAct(ctx, tx, {
      action: 'webhook.create',
      subjectType: 'webhook',
      subjectId: id,
      detail: { name, host: new URL(url).host, events },
    });
    return { id, secret };
  });
}

async function renewOwn(ctx: ActorContext, tx: Transaction, id: string): Promise<string> {
  const webhook = await requireWebhook(ctx, tx, id);
  if (webhook.createdBy === ctx.actor.id) return renewSecret(ctx, tx, webhook);
  throw new DomainError('request.invalid', { fieldErrors: { id: 'field.invalid' } });
}
