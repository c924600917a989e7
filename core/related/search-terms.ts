import { isLookedForNearby, keysAround } from './finding-keys.ts';
import { nameWeightOf, type StoryVector } from './story-vector.ts';
import { rarityPower } from './weights.ts';

/** A key by which others are looked for, and what it is worth where it is found. */
export type SearchTerm = { readonly key: number; readonly weight: number };

/** How many stories one term may find, and all together: what a page can wait for (bench/README.md has it measured). */
const mostOfTerm = 1_000;
const mostOfAll = 2_500;
/** So many of the weightiest that find more than that are looked for near the story in time. */
const mostNearby = 24;
/** So many are looked for in all years, however common they are. */
const fewest = 3;

/**
 * The keys by which the relatives of a story are looked for in an archive of so many stories: the weightiest of its terms
 * that are rare enough in all years, the next of them in the story's month and those beside it.
 */
export function searchTerms(vector: StoryVector, storyCount: number, publishedAt: Date): SearchTerm[] {
  const rare: SearchTerm[] = [];
  const common: (SearchTerm & { readonly rarity: number })[] = [];
  let room = mostOfAll;
  const nameWeight = nameWeightOf(vector);
  const weighty = vector.map(({ key, share, rarity, isName }) => ({
    key,
    // The inverse of the idf: how many stories will have it.
    stories: storyCount / Math.exp(rarity),
    rarity,
    weight: share * rarity ** rarityPower * (isName ? nameWeight : 1),
  }));
  for (const { key, stories, rarity, weight } of weighty.sort(
    (a, b) => b.weight - a.weight || a.key - b.key,
  )) {
    if (stories > mostOfTerm || stories > room) common.push({ key, rarity, weight });
    else {
      room -= stories;
      rare.push({ key, weight });
    }
  }
  const nearby = common
    .filter(isLookedForNearby)
    .slice(0, mostNearby)
    .flatMap(({ key, weight }) => keysAround(key, publishedAt).map((near) => ({ key: near, weight })));
  if (rare.length >= fewest) return [...rare, ...nearby];
  const rarest = [...weighty].sort((a, b) => a.stories - b.stories || a.key - b.key).slice(0, fewest);
  return [...rarest.map(({ key, weight }) => ({ key, weight })), ...nearby];
}
