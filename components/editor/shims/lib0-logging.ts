/*
 * Replaces `lib0/logging`, which Yjs uses for a few warnings. The full module would include coloured output
 * and a schema library.
 */

export const BOLD = '';
export const UNBOLD = '';
export const ORANGE = '';
export const RED = '';

export function print(...words: unknown[]): void {
  console.warn(...words.filter((word) => word !== ''));
}

export function warn(...words: unknown[]): void {
  console.warn(...words);
}
