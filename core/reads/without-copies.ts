import { compare, tellingOf } from '../related/similarity.ts';
import type { StoryVector } from '../related/story-vector.ts';
import { nearDuplicate } from '../related/weights.ts';
import { foldedWords, wordOverlap } from '../text/word-overlap.ts';

/** A story by what tells it from its copies. */
export type WrittenStory = { readonly id: string; readonly headline: string; readonly vector: StoryVector };

/**
 * Of stories that say the same, in the words of one headline or in nearly the same text, the first; all in the order in which
 * they are given. Headlines that are nearly the same make no copy here, as they do beside a story: the answers to two exams
 * differ by a word there, and both are what is read.
 */
export function withoutCopies(stories: readonly WrittenStory[]): WrittenStory[] {
  const tellings = stories.map(({ headline, vector }) => tellingOf(foldedWords(headline), vector));
  const { alikeness } = compare(tellings);
  const told: (typeof tellings)[number][] = [];
  return stories.filter((_, place) => {
    const telling = tellings[place];
    if (telling === undefined) return false;
    const isCopy = told.some(
      (other) =>
        wordOverlap(telling.words, other.words) === 1 || alikeness(telling, other) >= nearDuplicate.text,
    );
    if (!isCopy) told.push(telling);
    return !isCopy;
  });
}
