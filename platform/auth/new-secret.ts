import { randomBytes } from 'node:crypto';

/** A secret of 256 random bits in letters, digits, `-` and `_`, behind a prefix by which scanners know it. */
export function newSecret(prefix: string): string {
  return prefix + randomBytes(32).toString('base64url');
}
