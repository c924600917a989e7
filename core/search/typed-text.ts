import { latinLetters } from '../text/latin-letters.ts';

/**
 * What a reader typed as it is searched for: NFC, Latin letters for those that only look so, and a space for what no keyboard
 * types. A NUL that an address brings would otherwise reach the database, which has no text with one in it.
 */
export function typedText(text: string): string {
  return latinLetters(text)
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ');
}
