import { wordOverlap } from '#core/text/word-overlap.ts';
import type { StoryVector } from './story-vector.ts';
import { distinctiveRarity, nearDuplicate } from './weights.ts';

/** A story prepared for duplicate detection, computed once. */
export type PreparedText = {
  readonly words: ReadonlySet<string>;
  readonly terms: Weighted<number>;
  readonly length: number;
};

/** Pairwise comparison of the prepared stories. */
export type Compared = {
  /** The similarity of two texts, from 0 to 1, symmetric: the cosine of their terms. */
  readonly alikeness: (one: PreparedText, other: PreparedText) => number;
  /** Whether two stories report the same piece of news: a nearly equal headline or a nearly equal text. */
  readonly isNearDuplicate: (one: PreparedText, other: PreparedText) => boolean;
};

/**
 * `words` are those of the headline (see `foldedWords`). Words in a third of all stories do not count. So no
 * two stories are similar while word frequencies are unknown.
 */
export function prepareText(words: ReadonlySet<string>, vector: StoryVector): PreparedText {
  const keys: number[] = [];
  const weights: number[] = [];
  let squares = 0;
  for (const { key, share, rarity } of vector) {
    if (rarity < distinctiveRarity) continue;
    keys.push(key);
    weights.push(share * rarity);
    squares += (share * rarity) ** 2;
  }
  return { words, terms: { keys, weights }, length: Math.sqrt(squares) };
}

export function compare(texts: readonly PreparedText[]): Compared {
  const placeOf = new Map(texts.map((text, place) => [text, place]));
  const sharedTerms = sharedWeights(texts.map(({ terms }) => terms));

  function alikeness(one: PreparedText, other: PreparedText): number {
    if (one.length === 0 || other.length === 0) return 0;
    const common = sharedTerms(placeOf.get(one) ?? 0, placeOf.get(other) ?? 0);
    return Math.min(1, common / (one.length * other.length));
  }

  return {
    alikeness,
    isNearDuplicate: (one, other) =>
      wordOverlap(one.words, other.words) >= nearDuplicate.headline ||
      alikeness(one, other) >= nearDuplicate.text,
  };
}

/** A sparse vector: distinct keys and their weights. */
type Weighted<Key> = { readonly keys: ArrayLike<Key>; readonly weights: ArrayLike<number> };

/**
 * The dot products of all pairs of vectors, by index. Uses an inverted index: most keys occur in one vector
 * only, so they are not looked up for every pair.
 */
function sharedWeights<Key>(things: readonly Weighted<Key>[]): (one: number, other: number) => number {
  const sums = new Float64Array(things.length ** 2);
  const cell = (one: number, other: number) => Math.min(one, other) * things.length + Math.max(one, other);
  /** For each key alternating vector index and weight. */
  const having = new Map<Key, number[]>();
  for (const [place, { keys, weights }] of things.entries()) {
    for (let at = 0; at < keys.length; at += 1) {
      const key = keys[at] as Key;
      const weight = weights[at] ?? 0;
      const others = having.get(key);
      if (others === undefined) having.set(key, [place, weight]);
      else {
        for (let other = 0; other < others.length; other += 2) {
          const both = cell(others[other] ?? 0, place);
          sums[both] = (sums[both] ?? 0) + (others[other + 1] ?? 0) * weight;
        }
        others.push(place, weight);
      }
    }
  }
  return (one, other) => sums[cell(one, other)] ?? 0;
}
