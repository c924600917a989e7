import { isForsaken, nextTryAt } from '#core/notifications/delivery-retry.ts';
import {
  webhookDeliveryHeader,
  webhookEventHeader,
  webhookSignatureHeader,
} from '#core/notifications/webhook-events.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Transaction } from '#db/client.ts';
import {
  claimWebhookDeliveries,
  type DeliveryRow,
  failWaitingOf,
  settleDeliveries,
} from '#db/queries/deliveries.ts';
import {
  countWebhookFailure,
  findWebhookForUpdate,
  findWebhookToCall,
  updateWebhook,
  type WebhookRow,
} from '#db/queries/webhooks.ts';
import { isOnThisMachine } from '#platform/env.ts';
import { callWebhook, signWebhook } from '#platform/webhook-call.ts';
import type { Context } from '../context.ts';
import { tellNotice } from '../notifications/shared/tell-notice.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { openWebhookSecret } from './shared/webhook-secret.ts';

/** So many are called at the same time: one that does not answer must not keep the others waiting. */
const together = 8;
const claimMs = 60_000;

/**
 * Calls the webhooks that are due and writes down what they answered. Anything but 2xx is tried again, later and
 * later; a webhook that answers nothing for as long as that goes on is disabled and the administrators are told. Returns how
 * many were called. Safe to run anywhere, any number of times at once.
 */
export async function deliverWebhooks(ctx: Context): Promise<number> {
  const now = ctx.now();
  const claimed = await ctx.db.transaction((tx) =>
    claimWebhookDeliveries(tx, { now, until: new Date(now.getTime() + claimMs), limit: together }),
  );
  await Promise.all(claimed.map((delivery) => deliver(ctx, delivery)));
  return claimed.length;
}

async function deliver(ctx: Context, delivery: DeliveryRow): Promise<void> {
  const webhook = delivery.webhookId === null ? null : await findWebhookToCall(ctx.db, delivery.webhookId);
  if (webhook === null) return;
  if (webhook.disabledAt !== null) {
    const at = ctx.now();
    const failure = { lastStatus: null, lastError: 'webhook.disabled' };
    await settleDeliveries(ctx.db, [delivery.id], { status: 'failed', at, ...failure });
    return;
  }
  const answer = await call(ctx, webhook, delivery);
  const at = ctx.now();
  if (answer.error === null) {
    await ctx.db.transaction(async (tx) => {
      await updateWebhook(tx, webhook.id, { failuresInRow: 0, lastAnsweredAt: at });
      await settleDeliveries(tx, [delivery.id], { status: 'sent', at, lastStatus: answer.status });
    });
    return;
  }
  const failure = { lastStatus: answer.status || null, lastError: answer.error };
  const dueAt = nextTryAt(delivery.attempts, at);
  await ctx.db.transaction(async (tx) => {
    // The webhook first, here and above: whoever disables it takes all that wait for it after it, and would wait for us as we for them.
    const failuresInRow = await countWebhookFailure(tx, webhook.id);
    await settleDeliveries(
      tx,
      [delivery.id],
      dueAt === null ? { status: 'failed', at, ...failure } : { status: 'waiting', dueAt, ...failure },
    );
    if (isForsaken({ dueAt, failuresInRow })) await disable(ctx, tx, webhook.id);
  });
}

async function call(
  ctx: Context,
  webhook: WebhookRow,
  delivery: DeliveryRow,
): Promise<{ status: number; error: string | null }> {
  const body = JSON.stringify(delivery.body);
  try {
    const status = await callWebhook({
      url: webhook.url,
      body,
      headers: {
        [webhookSignatureHeader]: signWebhook(openWebhookSecret(ctx, webhook), body, ctx.now()),
        [webhookEventHeader]: delivery.event ?? '',
        [webhookDeliveryHeader]: delivery.id,
      },
      mayCallThisMachine: isOnThisMachine(ctx.site.url),
    });
    return { status, error: status >= 200 && status < 300 ? null : `HTTP ${status}` };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { reason } = error.details;
    return { status: 0, error: typeof reason === 'string' ? `${error.code} (${reason})` : error.code };
  }
}

/** Once, however many of its deliveries fail at the same moment. */
async function disable(ctx: Context, tx: Transaction, webhookId: string): Promise<void> {
  const webhook = await findWebhookForUpdate(tx, webhookId);
  if (webhook === null || webhook.disabledAt !== null) return;
  const at = ctx.now();
  await updateWebhook(tx, webhookId, { disabledAt: at, disabledFor: 'failures' });
  await failWaitingOf(tx, { webhookId, at, lastError: 'webhook.disabled' });
  await tellNotice(ctx, tx, {
    notice: {
      kind: 'webhook_disabled',
      articleId: null,
      actorId: null,
      personIds: [],
      detail: { title: webhook.name },
    },
    facts: null,
    eventKey: `webhook_disabled:${webhookId}:${at.toISOString()}`,
    at,
  });
  await recordAdminAct(ctx, tx, {
    action: 'webhook.disable',
    subjectType: 'webhook',
    subjectId: webhookId,
    detail: { name: webhook.name, because: 'failures' },
  });
}
