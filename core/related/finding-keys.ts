import type { StoryVector, VectorTerm } from './story-vector.ts';
import { findingTerms, rareInAllYears } from './weights.ts';

/** A twelfth of 365.25 days: months of one length, so that none has to be looked up. */
const monthMs = 2_629_800_000;
/** 2³² over the golden ratio: neighbouring months get numbers that have nothing in common. */
const goldenRatio = 0x9e3779b1;
/** Of a story that is little more than its headline, each term has three months; of a whole text two (decision 0029). */
const mostKeys = 120;

/**
 * The keys by which other stories find this one: those of its heaviest terms, and each of these with the month of the
 * story, by which a term that is too common in all years is looked for in one.
 */
export function findingKeys(vector: StoryVector, publishedAt: Date): number[] {
  const month = monthOf(publishedAt);
  const heaviest = vector.slice(0, findingTerms);
  return [
    ...heaviest.map(({ key }) => key),
    ...heaviest.filter(isLookedForNearby).map(({ key }) => keyInMonth(key, month)),
  ];
}

/** What is as rare as that is rare in all years: a month more would say nothing, and the index keep it twice. */
export function isLookedForNearby({ rarity }: Pick<VectorTerm, 'rarity'>): boolean {
  return rarity < rareInAllYears;
}

/**
 * Terms by their keys in the month of a moment and in those before and after it; where that would be more than a page can wait
 * for, in the month and the nearer of its neighbours, so half a month each way at least.
 */
export function nearInTime<Term extends { readonly key: number }>(
  terms: readonly Term[],
  moment: Date,
): Term[] {
  const month = monthOf(moment);
  const nearer = moment.getTime() - month * monthMs < monthMs / 2 ? month - 1 : month + 1;
  const months = terms.length * 3 > mostKeys ? [month, nearer] : [month - 1, month, month + 1];
  return terms.flatMap((term) => months.map((each) => ({ ...term, key: keyInMonth(term.key, each) })));
}

function monthOf(moment: Date): number {
  return Math.floor(moment.getTime() / monthMs);
}

function keyInMonth(key: number, month: number): number {
  return key ^ Math.imul(month, goldenRatio);
}
