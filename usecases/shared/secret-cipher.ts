import type { SecretCipher } from '#platform/auth/encrypt-secret.ts';
import type { Services } from '../context.ts';

/** The additional data of a TOTP secret: it can be decrypted for this person only. */
export function totpSeal(personId: string): string {
  return `totp ${personId}`;
}

/** The encryption service of this process. Throws if there is none, which is an error of the startup. */
export function secretCipher({ sealer }: Pick<Services, 'sealer'>): SecretCipher {
  if (sealer === undefined) throw new Error('Nothing in this process seals secrets.');
  return sealer;
}
