import { latinLetters } from '../text/latin-letters.ts';

/**
 * Normalises typed text for searching: NFC, Latin letters for lookalikes, and spaces for control characters.
 * PostgreSQL does not accept the NUL that a URL may contain.
 */
export function typedText(text: string): string {
  return latinLetters(text)
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ');
}
