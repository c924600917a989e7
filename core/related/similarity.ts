import { wordOverlap } from '#core/text/word-overlap.ts';
import type { WeightedTerm } from './weighted-terms.ts';

/** Share of words in common above which two headlines tell the same piece of news. A choice of ours, to be learned. */
const nearDuplicateOverlap = 0.8;

/** How alike two texts are by their weighted terms: the cosine, from 0 to 1. */
export function textSimilarity(a: readonly WeightedTerm[], b: readonly WeightedTerm[]): number {
  const weights = new Map(b.map(({ term, weight }) => [term, weight]));
  const dot = a.reduce((sum, { term, weight }) => sum + weight * (weights.get(term) ?? 0), 0);
  return dot === 0 ? 0 : Math.min(1, dot / (length(a) * length(b)));
}

/** Whether two headlines, given by their words, say the same in nearly the same words. */
export function isNearDuplicate(words: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return wordOverlap(words, others) >= nearDuplicateOverlap;
}

function length(terms: readonly WeightedTerm[]): number {
  return Math.sqrt(terms.reduce((sum, { weight }) => sum + weight * weight, 0));
}
