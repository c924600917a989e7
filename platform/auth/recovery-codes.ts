import { randomBytes } from 'node:crypto';
import { sha256 } from '../text/hash.ts';

const howMany = 10;
/** Crockford's base32: no two letters look alike on paper, and common misreadings are corrected. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz';
/** 16 letters of 32: 80 bits, which cannot be guessed even offline from the hashes. */
const length = 16;

/** Ten new codes, in groups of four letters. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: howMany }, () => {
    const code = Array.from(randomBytes(length), (byte) => letters[byte % letters.length]).join('');
    return (code.match(/.{4}/g) ?? []).join('-');
  });
}

/** The hash by which a code is looked up, independent of case, spaces and misreadings. */
export function recoveryCodeHash(code: string): string {
  const typed = code.toLowerCase().replace(/[^a-z0-9]/g, '');
  return sha256(typed.replaceAll('o', '0').replace(/[il]/g, '1'));
}
