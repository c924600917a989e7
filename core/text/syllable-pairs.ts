import { exactKey } from './exact-key.ts';
import { syllables } from './syllables.ts';

/**
 * Each two syllables that stand beside each other, as exact keys apart by a space, in their order: most Vietnamese words
 * are of two syllables, so a pair tells what a syllable alone leaves open (`bán độ`, `bản đồ`). White space and signs
 * between them do not count.
 */
export function syllablePairs(text: string): string[] {
  const keys = syllables(text).map((syllable) => exactKey(syllable.text));
  return keys.slice(1).map((key, index) => `${keys[index]} ${key}`);
}
