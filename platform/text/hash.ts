import { createHash } from 'node:crypto';

/** SHA-256 of a UTF-8 text or of bytes, as 64 hexadecimal digits. */
export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}
