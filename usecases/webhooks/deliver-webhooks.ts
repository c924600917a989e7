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
} from '#db/queries/notifications/deliveries.ts';
import {
  countWebhookFailure,
  findWebhookForUpdate,
  findWebhookToCall,
  updateWebhook,
  type WebhookRow,
} from '#db/queries/notifications/webhooks.ts';
import { isOnThisMachine } from '#platform/process/env.ts';
import { callWebhook, signWebhook } from '#platform/ssrf/webhook-call.ts';
import type { Context } from '../context.ts';
import { sendNotice } from '../notifications/shared/send-notice.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { openWebhookSecret } from './shared/webhook-secret.ts';

/** Parallel calls, so that one unresponsive receiver does not delay the others. */
const together = 8;
const claimMs = 60_000;

/**
 * Sends the due webhook deliveries and stores the responses. Anything but 2xx is retried with growing delays;
 * a webhook that never responds over all retries is disabled and the administrators are notified. Returns the
 * number of calls. Safe to run anywhere, also concurrently.
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
    // The webhook is locked first, here and above: disabling it locks its deliveries afterwards, and the
    // reverse order would deadlock.
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

/** Once, even if several deliveries fail at the same time. */
async function disable(ctx: Context, tx: Transaction, webhookId: string): Promise<void> {
  const webhook = await findWebhookForUpdate(tx, webhookId);
  if (webhook === null || webhook.disabledAt !== null) return;
  const at = ctx.now();
  await updateWebhook(tx, webhookId, { disabledAt: at, disabledFor: 'failures' });
  await failWaitingOf(tx, { webhookId, at, lastError: 'webhook.disabled' });
  await sendNotice(ctx, tx, {
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
