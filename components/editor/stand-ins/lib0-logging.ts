/*
 * Stands in for `lib0/logging`: Yjs says a few warnings by it, and it would bring a painter of coloured lines and a
 * library of schemas along.
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
