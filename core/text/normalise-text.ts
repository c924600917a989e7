/** Characters that show nothing and only spoil comparison: soft hyphen, zero-width space, word joiner, byte order mark. */
const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]/g;

/** One line of clean text: Unicode NFC, invisible characters out, every run of white space one plain space, trimmed. */
export function normaliseText(text: string): string {
  return text.replace(INVISIBLE, '').normalize('NFC').replace(/\s+/gu, ' ').trim();
}
