import { exactKey } from './exact-key.ts';
import { syllables } from './syllables.ts';

/**
 * All pairs of adjacent syllables in order, as exact keys separated by a space. Most Vietnamese words have
 * two syllables, so a pair resolves the ambiguity of single ones (`bán độ`, `bản đồ`). White space and
 * symbols between them are ignored.
 */
export function syllablePairs(text: string): string[] {
  const keys = syllables(text).map((syllable) => exactKey(syllable.text));
  return keys.slice(1).map((key, index) => `${keys[index]} ${key}`);
}
