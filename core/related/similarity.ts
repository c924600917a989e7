import { wordOverlap } from '#core/text/word-overlap.ts';
import type { StoryVector } from './story-vector.ts';
import { nearDuplicate, tellingRarity } from './weights.ts';

/** A story as it is compared with others for saying the same: made once. */
export type Telling = {
  readonly words: ReadonlySet<string>;
  /** Its terms in the order of their numbers, and what each weighs: two stories are compared in one walk along both. */
  readonly keys: Int32Array;
  readonly weights: Float64Array;
  readonly length: number;
};

/**
 * `words` are those of the headline (see `foldedWords`). Words that every third story has tell nothing; so no two are alike
 * while nothing is known of which words are common.
 */
export function tellingOf(words: ReadonlySet<string>, vector: StoryVector): Telling {
  const telling = vector.filter(({ rarity }) => rarity >= tellingRarity).sort((a, b) => a.key - b.key);
  const keys = new Int32Array(telling.length);
  const weights = new Float64Array(telling.length);
  let squares = 0;
  for (const [at, { key, share, rarity }] of telling.entries()) {
    keys[at] = key;
    weights[at] = share * rarity;
    squares += (share * rarity) ** 2;
  }
  return { words, keys, weights, length: Math.sqrt(squares) };
}

/** How alike two texts are, from 0 to 1, the same both ways: the cosine of their terms. */
export function alikeness(one: Telling, other: Telling): number {
  if (one.length === 0 || other.length === 0) return 0;
  return Math.min(1, common(one, other) / (one.length * other.length));
}

function common(one: Telling, other: Telling): number {
  let sum = 0;
  for (let mine = 0, theirs = 0; mine < one.keys.length && theirs < other.keys.length; ) {
    const left = one.keys[mine] ?? 0;
    const right = other.keys[theirs] ?? 0;
    if (left === right) sum += (one.weights[mine] ?? 0) * (other.weights[theirs] ?? 0);
    if (left <= right) mine += 1;
    if (right <= left) theirs += 1;
  }
  return sum;
}

/** Whether two stories tell the same piece of news: in nearly the same headline, or in nearly the same text. */
export function isNearDuplicate(one: Telling, other: Telling): boolean {
  return (
    wordOverlap(one.words, other.words) >= nearDuplicate.headline ||
    alikeness(one, other) >= nearDuplicate.text
  );
}
