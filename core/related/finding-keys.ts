import type { StoryVector, VectorTerm } from './story-vector.ts';
import { findingTerms, rareInAllYears } from './weights.ts';

/** A twelfth of 365.25 days: months of equal length can be computed. */
const monthMs = 2_629_800_000;
/** 2³² divided by the golden ratio, a multiplicative hash: adjacent months get unrelated numbers. */
const goldenRatio = 0x9e3779b1;
/**
 * The maximum number of keys. In a story with little more than a headline each term has three months, in a
 * full text two (decision 0029).
 */
const mostKeys = 120;

/**
 * The index keys by which other stories find this one: its heaviest terms, and each with the story's month. A
 * term that is too frequent in all years is searched within a month.
 */
export function findingKeys(vector: StoryVector, publishedAt: Date): number[] {
  const month = monthOf(publishedAt);
  const heaviest = vector.slice(0, findingTerms);
  return [
    ...heaviest.map(({ key }) => key),
    ...heaviest.filter(isLookedForNearby).map(({ key }) => keyInMonth(key, month)),
  ];
}

/** A term of this rarity is rare in all years; a key with the month would only double the index. */
export function isLookedForNearby({ rarity }: Pick<VectorTerm, 'rarity'>): boolean {
  return rarity < rareInAllYears;
}

/**
 * The keys of terms in the month of a moment and in the months before and after. If that costs too much for a
 * page, only the month and its nearer neighbour, so at least half a month each way.
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
