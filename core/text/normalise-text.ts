import { turningMarks } from './turning-marks.ts';

/**
 * Characters that show nothing and only spoil comparison, as a regular expression lists them: soft hyphen, zero-width space,
 * word joiner, byte order mark; and those that turn what stands around them.
 */
export const invisible = `\\u00AD\\u200B\\u2060\\uFEFF${turningMarks}`;
const INVISIBLE = new RegExp(`[${invisible}]`, 'g');

/** The text without characters that show nothing. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** One line of clean text: Unicode NFC, invisible characters out, every run of white space one plain space, trimmed. */
export function normaliseText(text: string): string {
  return withoutInvisible(text).normalize('NFC').replace(/\s+/gu, ' ').trim();
}
