import { randomBytes } from 'node:crypto';
import { sha256 } from '../text/hash.ts';

const howMany = 10;
/** Crockford’s 32: none looks like another on paper, and what is read wrongly is known. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz';
/** Of 32 letters each: 80 bits, which nobody finds by trying, not even with the hashes at hand. */
const length = 16;

/** Ten new codes, in groups of four letters. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: howMany }, () => {
    const code = Array.from(randomBytes(length), (byte) => letters[byte % letters.length]).join('');
    return (code.match(/.{4}/g) ?? []).join('-');
  });
}

/** By what a code is known again, however it is typed. */
export function recoveryCodeHash(code: string): string {
  const typed = code.toLowerCase().replace(/[^a-z0-9]/g, '');
  return sha256(typed.replaceAll('o', '0').replace(/[il]/g, '1'));
}
