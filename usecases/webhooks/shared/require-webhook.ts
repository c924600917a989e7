import { isAdmin } from '#core/people/administration.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Transaction } from '#db/client.ts';
import { findWebhookForUpdate, type WebhookRow } from '#db/queries/notifications/webhooks.ts';
import type { ActorContext } from '../../context.ts';

/** The locked webhook, for an administrator. Throws `action.not-your-role`, `webhook.not-found`. */
export async function requireWebhook(ctx: ActorContext, tx: Transaction, id: string): Promise<WebhookRow> {
  requireAllowed(isAdmin(ctx.actor));
  const webhook = await findWebhookForUpdate(tx, id);
  if (webhook === null) throw new DomainError('webhook.not-found');
  return webhook;
}
