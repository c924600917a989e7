import { turningMarks } from './turning-marks.ts';

/**
 * Invisible characters that break comparison, for a regular expression: soft hyphen, zero-width space, word
 * joiner, byte order mark, and direction controls.
 */
export const invisible = `\\u00AD\\u200B\\u2060\\uFEFF${turningMarks}`;
const INVISIBLE = new RegExp(`[${invisible}]`, 'g');
/**
 * The same with invisible characters that stay in stored text, because scripts and emoji need them: joiners,
 * non-joiners and direction marks. Comparison ignores them.
 */
export const unseen = `${invisible}\\u061C\\u200C-\\u200F\\u2061-\\u2064`;
const UNSEEN = new RegExp(`[${unseen}]`, 'g');

/** Removes all invisible characters, for comparison. */
export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, '');
}

/** One line of normalised text: NFC, without invisible characters, white space collapsed, trimmed. */
export function normaliseText(text: string): string {
  return text.replace(INVISIBLE, '').normalize('NFC').replace(/\s+/gu, ' ').trim();
}
