import { turningMarks } from './turning-marks.ts';

/**
 * Characters that show nothing and only spoil comparison, as a regular expression lists them: soft hyphen, zero-width space,
 * word joiner, byte order mark; and those that turn what stands around them.
 */
export const invisible = `\\u00AD\\u200B\\u2060\\uFEFF${turningMarks}`;
const INVISIBLE = new RegExp(`[${invisible}]`, 'g');
/**
 * The same with what shows nothing either but stays in a text, for scripts and emoji need it there: what joins letters or parts
 * them, and says which way a line runs. To whoever compares words it is nothing.
 */
export const unseen = `${invisible}\\u061C\\u200C-\\u200F\\u2061-\\u2064`;
const UNSEEN = new RegExp(`[${unseen}]`, 'g');

/** The text without what is not seen in a word, to be compared. */
export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, '');
}

/** One line of clean text: Unicode NFC, invisible characters out, every run of white space one plain space, trimmed. */
export function normaliseText(text: string): string {
  return text.replace(INVISIBLE, '').normalize('NFC').replace(/\s+/gu, ' ').trim();
}
