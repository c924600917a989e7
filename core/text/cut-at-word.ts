import { normaliseText } from './normalise-text.ts';

const ELLIPSIS = ' …';
const DANGLING = /[\s,;:.–—\-“‘"'([{«/]+$/u;

/**
 * Truncates to at most `maxChars` characters (NFC code points), including the " …". Cuts between words, and
 * drops a trailing comma or opening quote. A first word that is too long is kept whole.
 */
export function cutAtWord(text: string, maxChars: number): string {
  const clean = normaliseText(text);
  if ([...clean].length <= maxChars) return clean;
  const words = clean.split(' ');
  let kept = words[0] ?? '';
  let length = [...kept].length;
  for (const word of words.slice(1)) {
    length += 1 + [...word].length;
    if (length + ELLIPSIS.length > maxChars) break;
    kept += ` ${word}`;
  }
  if (kept === clean) return clean;
  return (kept.replace(DANGLING, '') || kept) + ELLIPSIS;
}
