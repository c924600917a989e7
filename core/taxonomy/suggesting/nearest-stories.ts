import type { StoryTerm } from './story-terms.ts';

/** The newest published stories with a term, and their total number up to a limit. */
export type TermStories = { readonly term: string; readonly seen: number; readonly ids: readonly string[] };

/** A term of the new story, its weight (higher for rarer terms), and the stories with it. */
export type WeighedTerm = { readonly worth: number; readonly seen: number; readonly ids: readonly string[] };

/** The similarity of a story: the share, from 0 to 1, of the new headline's term weight. */
export type NearStory = { readonly id: string; readonly nearness: number };

/**
 * ln(1 + (N − n + ½) / (n + ½)) for each term, the idf of BM25 (Robertson and Zaragoza 2009), times its
 * weight.
 */
export function weighTerms(
  terms: readonly StoryTerm[],
  stories: readonly TermStories[],
  storyCount: number,
): WeighedTerm[] {
  const found = new Map(stories.map((each) => [each.term, each]));
  return terms.map(({ term, weight }) => {
    const { seen = 0, ids = [] } = found.get(term) ?? {};
    const rarity = Math.log(1 + Math.max(0, storyCount - seen + 0.5) / (seen + 0.5));
    return { worth: weight * rarity, seen, ids };
  });
}

/**
 * Every story with at least one term, most similar first; `whole` is the weight of a story with all terms of
 * the headline.
 */
export function nearestStories(terms: readonly WeighedTerm[], whole: number): NearStory[] {
  const worth = new Map<string, number>();
  for (const term of terms) for (const id of term.ids) worth.set(id, (worth.get(id) ?? 0) + term.worth);
  return Array.from(worth, ([id, sum]) => ({ id, nearness: whole > 0 ? Math.min(1, sum / whole) : 0 })).sort(
    (a, b) => b.nearness - a.nearness || (a.id < b.id ? -1 : 1),
  );
}
