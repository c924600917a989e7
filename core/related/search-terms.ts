import { nameWeightOf, type StoryVector } from './story-vector.ts';
import { findingTerms, rarityPower } from './weights.ts';

/** A term by which others are looked for, and what it is worth where it is found. */
export type SearchTerm = { readonly key: number; readonly weight: number };

/** How many stories one term may find, and all together: what a page can wait for (bench/README.md has it measured). */
const mostOfTerm = 1_000;
const mostOfAll = 2_500;
/** So many are looked for, however common they are. */
const fewest = 3;

/**
 * The terms by which the relatives of a story are looked for in an archive of so many stories: the weightiest that are
 * rare enough. A term that is too common finds nothing that one of the others does not.
 */
export function searchTerms(vector: StoryVector, storyCount: number): SearchTerm[] {
  const found: SearchTerm[] = [];
  let room = mostOfAll;
  const nameWeight = nameWeightOf(vector);
  const weighty = vector.slice(0, findingTerms).map(({ key, share, rarity, isName }) => ({
    key,
    // The inverse of the idf: how many stories will have it.
    stories: storyCount / Math.exp(rarity),
    weight: share * rarity ** rarityPower * (isName ? nameWeight : 1),
  }));
  for (const { key, stories, weight } of weighty.sort((a, b) => b.weight - a.weight || a.key - b.key)) {
    if (stories > mostOfTerm || stories > room) continue;
    room -= stories;
    found.push({ key, weight });
  }
  if (found.length >= fewest) return found;
  const rarest = [...weighty].sort((a, b) => a.stories - b.stories || a.key - b.key).slice(0, fewest);
  return rarest.map(({ key, weight }) => ({ key, weight }));
}
