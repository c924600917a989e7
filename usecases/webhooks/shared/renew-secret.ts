import type { Transaction } from '#db/client.ts';
import { updateWebhook, type WebhookRow } from '#db/queries/notifications/webhooks.ts';
import type { ActorContext } from '../../context.ts';
import { recordAdminAct } from '../../shared/record-admin-act.ts';
import { newWebhookSecret, sealWebhookSecret } from './webhook-secret.ts';

/** Replaces the secret of a webhook and returns the new one. */
export async function renewSecret(
  ctx: ActorContext,
  tx: Transaction,
  { id, name }: Pick<WebhookRow, 'id' | 'name'>,
): Promise<string> {
  const secret = newWebhookSecret();
  await updateWebhook(tx, id, { secret: sealWebhookSecret(ctx, id, secret) });
  await recordAdminAct(ctx, tx, {
    action: 'webhook.renew_secret',
    subjectType: 'webhook',
    subjectId: id,
    detail: { name },
  });
  return secret;
}
