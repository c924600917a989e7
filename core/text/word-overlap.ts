import { fold } from './fold.ts';
import { syllables } from './syllables.ts';

/** The distinct words of a text, folded, so that missing accents do not matter. */
export function foldedWords(text: string): ReadonlySet<string> {
  return new Set(syllables(text).map((syllable) => fold(syllable.text)));
}

/**
 * The similarity of two sets of words: the share of common words among all, from 0 to 1 (Jaccard). The order
 * does not count. Two empty sets have 0.
 */
export function wordOverlap(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let common = 0;
  for (const word of words) if (others.has(word)) common += 1;
  const union = words.size + others.size - common;
  return union === 0 ? 0 : common / union;
}
