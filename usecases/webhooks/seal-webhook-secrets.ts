import { listUnsealedWebhooks, updateWebhook } from '#db/queries/notifications/webhooks.ts';
import type { Context } from '../context.ts';
import { sealedPrefix, sealWebhookSecret } from './shared/webhook-secret.ts';

/**
 * Encrypts the webhook secrets that an earlier version kept in plain text, and returns how many there were.
 * Runs at each start; a migration cannot, because the database does not have the key. Encrypted ones stay as
 * they are.
 */
export async function sealWebhookSecrets(ctx: Pick<Context, 'db' | 'sealer'>): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    const unsealed = await listUnsealedWebhooks(tx, sealedPrefix);
    for (const { id, secret } of unsealed) {
      await updateWebhook(tx, id, { secret: sealWebhookSecret(ctx, id, secret) });
    }
    return unsealed.length;
  });
}
