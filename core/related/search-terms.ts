import { isLookedForNearby, nearInTime } from './finding-keys.ts';
import { nameWeightOf, type StoryVector } from './story-vector.ts';
import { rarityPower } from './weights.ts';

/** An index key, and its weight in the score of a match. */
export type SearchTerm = { readonly key: number; readonly weight: number };

/**
 * Maximum number of stories that one term, and all terms together, may match in all years; a page's time
 * budget (measured in decision 0029).
 */
const mostOfTerm = 300;
const mostOfAll = 1_250;
/**
 * The share of a term's weight that counts in any year. The rest counts close to the story in time, where
 * similarity has not decayed and closeness itself scores. A similarity of 0.25, typical of related stories,
 * scores 0.19 in other years and 0.37 on the same day. It is the square root of the term weights. Measured at
 * a million stories: 0.3 and 0.56 differ by a thousandth, 1 costs four thousandths (decision 0029).
 */
const anyYearShare = 0.3;
/**
 * In a smaller archive most stories with similar words are scored anyway, and scoring includes time. So terms
 * searched in all years need no search by month.
 */
const smallArchive = 300;

/** The context of the search. */
type Search = {
  /** Of the archive. */
  readonly storyCount: number;
  readonly publishedAt: Date;
  /** Whether the results are scored, or keep the order of the search. */
  readonly isScored: boolean;
};

/**
 * The index keys for finding related stories. In all years, the heaviest terms that are rare enough; close in
 * time (`nearInTime`), all that a month can narrow. Heaviest first in both groups.
 */
export function searchTerms(
  vector: StoryVector,
  { storyCount, publishedAt, isScored }: Search,
): SearchTerm[] {
  const nameWeight = nameWeightOf(vector);
  const terms = vector
    .map(({ key, share, rarity, isName }) => ({
      key,
      // The inverse of the idf: the expected number of stories with the term.
      stories: storyCount / Math.exp(rarity),
      rarity,
      weight: share * rarity ** rarityPower * (isName ? nameWeight : 1),
    }))
    .sort((a, b) => b.weight - a.weight || a.key - b.key);
  const ofAllYears = new Set(rareEnough(terms));
  const elsewhere = isScored && storyCount < smallArchive ? 1 : anyYearShare;
  const nearby = terms
    .filter(isLookedForNearby)
    .map((term) => ({
      key: term.key,
      weight: ofAllYears.has(term) ? term.weight * (1 - elsewhere) : term.weight,
    }))
    .filter(({ weight }) => weight > 0);
  return [
    ...Array.from(ofAllYears, ({ key, weight }) => ({ key, weight: weight * elsewhere })),
    ...nearInTime(nearby, publishedAt),
  ];
}

type Weighty = SearchTerm & { readonly stories: number };

/** The heaviest terms within the limits; if all exceed them, the rarest one. */
function rareEnough<Term extends Weighty>(weightiestFirst: readonly Term[]): Term[] {
  let room = mostOfAll;
  const rare = weightiestFirst.filter(({ stories }) => {
    if (stories > mostOfTerm || stories > room) return false;
    room -= stories;
    return true;
  });
  if (rare.length > 0) return rare;
  return [...weightiestFirst].sort((a, b) => a.stories - b.stories || a.key - b.key).slice(0, 1);
}
