import { wordOverlap } from '#core/text/word-overlap.ts';
import { sharedWeights, type Weighted } from './shared-weights.ts';
import type { StoryVector } from './story-vector.ts';
import { nearDuplicate, tellingRarity } from './weights.ts';

/** A story as it is compared with others for saying the same: made once. */
export type Telling = {
  readonly words: ReadonlySet<string>;
  readonly terms: Weighted<number>;
  readonly length: number;
};

/** Tellings that can be compared, any two of them, as often as one likes. */
export type Compared = {
  /** How alike two texts are, from 0 to 1, the same both ways: the cosine of their terms. */
  readonly alikeness: (one: Telling, other: Telling) => number;
  /** Whether two stories tell the same piece of news: in nearly the same headline, or in nearly the same text. */
  readonly isNearDuplicate: (one: Telling, other: Telling) => boolean;
};

/**
 * `words` are those of the headline (see `foldedWords`). Words that every third story has tell nothing; so no two are alike
 * while nothing is known of which words are common.
 */
export function tellingOf(words: ReadonlySet<string>, vector: StoryVector): Telling {
  const keys: number[] = [];
  const weights: number[] = [];
  let squares = 0;
  for (const { key, share, rarity } of vector) {
    if (rarity < tellingRarity) continue;
    keys.push(key);
    weights.push(share * rarity);
    squares += (share * rarity) ** 2;
  }
  return { words, terms: { keys, weights }, length: Math.sqrt(squares) };
}

export function compare(tellings: readonly Telling[]): Compared {
  const placeOf = new Map(tellings.map((telling, place) => [telling, place]));
  const sharedTerms = sharedWeights(tellings.map(({ terms }) => terms));

  function alikeness(one: Telling, other: Telling): number {
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
