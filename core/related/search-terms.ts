import { isLookedForNearby, keysAround } from './finding-keys.ts';
import { nameWeightOf, type StoryVector } from './story-vector.ts';
import { rarityPower } from './weights.ts';

/** A key by which others are looked for, and what it is worth where it is found. */
export type SearchTerm = { readonly key: number; readonly weight: number };

/** How many stories one term may find in all years, and all together: what a page can wait for (bench/README.md has it measured). */
const mostOfTerm = 500;
const mostOfAll = 1_250;
/** So many are looked for in all years, however common they are. */
const fewest = 3;
/**
 * What a term is worth in whatever year; the rest it is worth near the story in time, where a likeness has not faded and
 * nearness counts for itself. A likeness of a quarter, as relatives have, makes a score of 0.19 in other years and of 0.37 on
 * the same day, and is the root of what the terms weigh. Measured at a million: 0.3 and 0.56 are a thousandth apart, 1 costs four (decision 0036).
 */
const anyYearShare = 0.3;

/**
 * The keys by which the relatives of a story are looked for in an archive of so many stories: the weightiest of its terms
 * that are rare enough in all years, and all that a month may tell apart in the story's month and those beside it. The
 * weightiest first of both.
 */
export function searchTerms(vector: StoryVector, storyCount: number, publishedAt: Date): SearchTerm[] {
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
  const nearby = terms.filter(isLookedForNearby).flatMap((term) => {
    const weight = term.weight * (ofAllYears.has(term) ? 1 - anyYearShare : 1);
    return keysAround(term.key, publishedAt).map((key) => ({ key, weight }));
  });
  return [
    ...Array.from(ofAllYears, ({ key, weight }) => ({ key, weight: weight * anyYearShare })),
    ...nearby,
  ];
}

type Weighty = SearchTerm & { readonly stories: number };

/** The weightiest that find few enough; where there are hardly any, the rarest. */
function rareEnough<Term extends Weighty>(weightiestFirst: readonly Term[]): Term[] {
  let room = mostOfAll;
  const rare = weightiestFirst.filter(({ stories }) => {
    if (stories > mostOfTerm || stories > room) return false;
    room -= stories;
    return true;
  });
  if (rare.length >= fewest) return rare;
  return [...weightiestFirst].sort((a, b) => a.stories - b.stories || a.key - b.key).slice(0, fewest);
}
