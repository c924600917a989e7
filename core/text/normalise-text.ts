import { turningMarks } from './turning-marks.ts';

/**
 * Characters that show nothing and only spoil comparison: soft hyphen, zero-width space, word joiner, byte order mark; and
 * those that turn what stands around them.
 */
const INVISIBLE = new RegExp(`[\\u00AD\\u200B\\u2060\\uFEFF${turningMarks}]`, 'g');

/** One line of clean text: Unicode NFC, invisible characters out, every run of white space one plain space, trimmed. */
export function normaliseText(text: string): string {
  return text.replace(INVISIBLE, '').normalize('NFC').replace(/\s+/gu, ' ').trim();
}
