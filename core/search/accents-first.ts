import { exactKey } from '../text/exact-key.ts';
import { fold } from '../text/fold.ts';
import { syllables } from '../text/syllables.ts';

/** Whether any of the words was typed with accents. */
export function hasAccents(words: readonly string[]): boolean {
  return words.some((word) => exactKey(word) !== fold(word));
}

/**
 * Headlines with the typed accents before the others, with a prefix match for the last word; stable order
 * within each group.
 */
export function accentsFirst<T extends { readonly headline: string }>(
  stories: readonly T[],
  words: readonly string[],
): readonly T[] {
  if (!hasAccents(words)) return stories;
  const wanted = words.map(exactKey);
  const last = wanted.pop() ?? '';
  const isAsTyped = ({ headline }: T) => {
    const found = syllables(headline).map((syllable) => exactKey(syllable.text));
    return wanted.every((word) => found.includes(word)) && found.some((word) => word.startsWith(last));
  };
  return [...stories.filter(isAsTyped), ...stories.filter((story) => !isAsTyped(story))];
}
