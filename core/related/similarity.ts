import { wordOverlap } from '#core/text/word-overlap.ts';
import type { StoryVector } from './story-vector.ts';
import { nearDuplicate, tellingRarity } from './weights.ts';

/** A story as it is compared with others for saying the same: made once. */
export type Telling = {
  readonly words: ReadonlySet<string>;
  readonly weights: ReadonlyMap<number, number>;
  readonly length: number;
};

/**
 * `words` are those of the headline (see `foldedWords`). Words that every third story has tell nothing; so no two are alike
 * while nothing is known of which words are common.
 */
export function tellingOf(words: ReadonlySet<string>, vector: StoryVector): Telling {
  const telling = vector.filter(({ rarity }) => rarity >= tellingRarity);
  const weights = new Map(telling.map(({ key, share, rarity }) => [key, share * rarity]));
  return { words, weights, length: Math.hypot(...weights.values()) };
}

/** How alike two texts are, from 0 to 1, the same both ways: the cosine of their terms. */
export function alikeness(one: Telling, other: Telling): number {
  if (one.length === 0 || other.length === 0) return 0;
  let common = 0;
  for (const [key, weight] of one.weights) common += weight * (other.weights.get(key) ?? 0);
  return Math.min(1, common / (one.length * other.length));
}

/** Whether two stories tell the same piece of news: in nearly the same headline, or in nearly the same text. */
export function isNearDuplicate(one: Telling, other: Telling): boolean {
  return (
    wordOverlap(one.words, other.words) >= nearDuplicate.headline ||
    alikeness(one, other) >= nearDuplicate.text
  );
}
