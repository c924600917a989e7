import type { StoryTerms } from './story-terms.ts';
import {
  BM25,
  nameWeights,
  otherShare,
  pairShare,
  rarityPower,
  unseenShare,
  vectorTerms,
} from './weights.ts';

/** One term of a story: its relevance (0 to about 3), its rarity (idf, from 0), and whether it is a name. */
export type VectorTerm = {
  /** See `termKey`. */
  readonly key: number;
  readonly share: number;
  readonly rarity: number;
  readonly isName: boolean;
};

/** The terms that characterise a story, heaviest first. */
export type StoryVector = readonly VectorTerm[];

export type TermStatistics = {
  /** The number of counted stories. */
  readonly storyCount: number;
  /** The average number of syllables of a story; 0 without counted stories. */
  readonly averageLength: number;
  /** The number of counted stories with a term; 0 for an unknown one. */
  readonly countOf: (key: number) => number;
};

/** The heaviest terms of a story: BM25's saturated frequency · its idf, ln(1 + (N − n + ½) / (n + ½)). */
export function storyVector({ uses, length, scale }: StoryTerms, statistics: TermStatistics): StoryVector {
  const { k1, b } = BM25;
  const fullness = 1 - b + b * (length / (statistics.averageLength || length || 1));
  return Array.from(uses, ([key, { count, isName, isPair }]) => {
    const frequency = count * scale;
    const saturated = (frequency * (k1 + 1)) / (frequency + k1 * fullness);
    const share = saturated * (isPair ? pairShare : 1);
    const rarity = rarityOf(key, statistics);
    const heft = share * rarity * (statistics.countOf(key) === 0 ? unseenShare : 1);
    return { heft, term: { key, share, rarity, isName } };
  })
    .filter(({ heft }) => heft > 0)
    .sort((one, other) => other.heft - one.heft || one.term.key - other.term.key)
    .slice(0, vectorTerms)
    .map(({ term }) => term);
}

/** The terms of a story that is compared with many, computed once. */
export type WeighedVector = { readonly weights: ReadonlyMap<number, number>; readonly own: number };

export function weighed(story: StoryVector): WeighedVector {
  const nameWeight = nameWeightOf(story);
  const weights = new Map(
    story.map(({ key, share, rarity, isName }) => [
      key,
      share * rarity ** rarityPower * (isName ? nameWeight : 1),
    ]),
  );
  return { weights, own: story.reduce((sum, { key, share }) => sum + share * (weights.get(key) ?? 0), 0) };
}

/**
 * The share of a story's terms that `other` has too, from 0 to 1. The square root spreads the low values,
 * where most related stories lie; names in the story count more. Not symmetric.
 */
export function likenessOf({ weights, own }: WeighedVector, other: StoryVector): number {
  let common = 0;
  let whole = 0;
  for (const { key, share, rarity } of other) {
    common += share * (weights.get(key) ?? 0);
    whole += share * share * rarity ** rarityPower;
  }
  if (common === 0) return 0;
  return Math.sqrt(Math.min(1, common / (own ** (1 - otherShare) * whole ** otherShare)));
}

/** The weight of a name in the story; higher for shorter texts. */
export function nameWeightOf(story: StoryVector): number {
  const { ofFew, ofMany } = nameWeights;
  return ofFew + (ofMany - ofFew) * Math.min(1, story.length / vectorTerms);
}

function rarityOf(key: number, { storyCount, countOf }: TermStatistics): number {
  const count = Math.min(countOf(key), storyCount);
  return Math.log(1 + (storyCount - count + 0.5) / (count + 0.5));
}
