import { DomainError } from '#core/shared/domain-error.ts';
import { newSecret } from '#platform/auth/new-secret.ts';
import type { Services } from '../../context.ts';
import { secretCipher } from '../../shared/secret-cipher.ts';

type Sealing = Pick<Services, 'sealer'>;

/** Scanners of source code recognise a leaked secret by this prefix. */
const secretPrefix = 'whsec_';
/** Marks an encrypted value in `webhooks.secret`; earlier versions kept the secret itself there. */
export const sealedPrefix = 'sealed:';

/** A new secret of a webhook: `whsec_` and random characters. */
export function newWebhookSecret(): string {
  return newSecret(secretPrefix);
}

/** The stored form of the secret: encrypted, and bound to the webhook with this id. */
export function sealWebhookSecret(services: Sealing, webhookId: string, secret: string): string {
  return sealedPrefix + secretCipher(services).encrypt(secret, `webhook ${webhookId}`);
}

/**
 * The secret that signs a webhook's deliveries. Throws `webhook.secret-unreadable` if it was encrypted with
 * another `AUTH_SECRET`; the administrator then renews it.
 */
export function openWebhookSecret(services: Sealing, { id, secret }: { id: string; secret: string }): string {
  const opened = secretCipher(services).decrypt(secret.slice(sealedPrefix.length), `webhook ${id}`);
  if (opened === null) throw new DomainError('webhook.secret-unreadable');
  return opened;
}
