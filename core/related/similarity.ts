import { fold } from '#core/text/fold.ts';
import { syllables } from '#core/text/syllables.ts';
import type { WeightedTerm } from './weighted-terms.ts';

/** Share of words in common above which two headlines tell the same piece of news. A choice of ours, to be learned. */
const nearDuplicateOverlap = 0.8;

/** How alike two texts are by their weighted terms: the cosine, from 0 to 1. */
export function textSimilarity(a: readonly WeightedTerm[], b: readonly WeightedTerm[]): number {
  const weights = new Map(b.map(({ term, weight }) => [term, weight]));
  const dot = a.reduce((sum, { term, weight }) => sum + weight * (weights.get(term) ?? 0), 0);
  return dot === 0 ? 0 : Math.min(1, dot / (length(a) * length(b)));
}

/** The words of a headline, folded, to be compared with those of another. */
export function headlineWords(headline: string): ReadonlySet<string> {
  return new Set(syllables(headline).map((syllable) => fold(syllable.text)));
}

/** Whether two headlines, given by their words, say the same in nearly the same words (Jaccard overlap). */
export function isNearDuplicate(words: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const common = [...words].filter((word) => others.has(word)).length;
  const union = words.size + others.size - common;
  return union > 0 && common / union >= nearDuplicateOverlap;
}

function length(terms: readonly WeightedTerm[]): number {
  return Math.sqrt(terms.reduce((sum, { weight }) => sum + weight * weight, 0));
}
