import { randomBytes } from 'node:crypto';

/** A secret of 256 random bits in base64url, with a prefix by which secret scanners recognize it. */
export function newSecret(prefix: string): string {
  return prefix + randomBytes(32).toString('base64url');
}
