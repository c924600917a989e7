import type { Sealer } from '#platform/sealer.ts';
import type { Services } from '../../context.ts';

/** What a secret belongs to, so that it can be opened nowhere else. */
export function totpSeal(personId: string): string {
  return `totp ${personId}`;
}

/** The sealer of this process. Throws where it has none, which is a fault of the start. */
export function sealerOf({ sealer }: Pick<Services, 'sealer'>): Sealer {
  if (sealer === undefined) throw new Error('Nothing in this process seals secrets.');
  return sealer;
}
