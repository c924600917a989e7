import { normaliseText } from './normalise-text.ts';

const ELLIPSIS = ' …';
const DANGLING = /[\s,;:.–—\-“‘"'([{«/]+$/u;

/**
 * The text in at most `maxChars` characters (NFC code points), the " …" included; cut between words, never in one,
 * and without a comma or an opening quote left hanging. A first word that alone is too long is kept whole.
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
