import type { Sealer } from '#platform/sealer.ts';
import type { Services } from '../context.ts';

/** The additional data of an app's secret: it decrypts for this person alone. */
export function totpSeal(personId: string): string {
  return `totp ${personId}`;
}

/** The sealer of this process. Throws where it has none, which is a fault of the start. */
export function sealerOf({ sealer }: Pick<Services, 'sealer'>): Sealer {
  if (sealer === undefined) throw new Error('Nothing in this process seals secrets.');
  return sealer;
}
