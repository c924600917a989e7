import { isLookedForNearby, nearInTime } from './finding-keys.ts';
import { nameWeightOf, type StoryVector } from './story-vector.ts';
import { rarityPower } from './weights.ts';

/** A key by which others are looked for, and what it is worth where it is found. */
export type SearchTerm = { readonly key: number; readonly weight: number };

/** How many stories one term may find in all years, and all together: what a page can wait for (decision 0029 has it measured). */
const mostOfTerm = 300;
const mostOfAll = 1_250;
/**
 * What a term is worth in whatever year; the rest it is worth near the story in time, where a likeness has not faded and
 * nearness counts for itself. A likeness of a quarter, as relatives have, makes a score of 0.19 in other years and of 0.37 on
 * the same day, and is the root of what the terms weigh. Measured at a million: 0.3 and 0.56 are a thousandth apart, 1 costs four (decision 0029).
 */
const anyYearShare = 0.3;
/**
 * In an archive of fewer stories most of what is near in words is scored, which tells what is near in time: what is looked for in all
 * years need not be looked for by months as well.
 */
const smallArchive = 300;

/** For what relatives are looked for. */
type Search = {
  /** Of the archive. */
  readonly storyCount: number;
  readonly publishedAt: Date;
  /** Whether what is found is scored, or stays in the order in which it is found. */
  readonly isScored: boolean;
};

/**
 * The keys by which the relatives of a story are looked for: the weightiest of its terms that are rare enough in all years, and
 * all that a month may tell apart, near in time (`nearInTime`). The weightiest first of both.
 */
export function searchTerms(
  vector: StoryVector,
  { storyCount, publishedAt, isScored }: Search,
): SearchTerm[] {
  const nameWeight = nameWeightOf(vector);
  const terms = vector
    .map(({ key, share, rarity, isName }) => ({
      key,
      // The inverse of the idf: how many stories will have it.
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

/** The weightiest that find few enough; where there is none, the rarest. */
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
