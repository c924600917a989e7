import { fold } from './fold.ts';
import { syllables } from './syllables.ts';

/** The different words of a text, folded: whoever forgot an accent has still written the same word. */
export function foldedWords(text: string): ReadonlySet<string> {
  return new Set(syllables(text).map((syllable) => fold(syllable.text)));
}

/**
 * How much two texts, given by their words, have in common: of all the different words of both, the share that both
 * have, from 0 to 1 (Jaccard). The order of the words does not count. Two without words have nothing in common.
 */
export function wordOverlap(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let common = 0;
  for (const word of words) if (others.has(word)) common += 1;
  const union = words.size + others.size - common;
  return union === 0 ? 0 : common / union;
}
