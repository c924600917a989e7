import { compare, prepareText } from '../related/similarity.ts';
import type { StoryVector } from '../related/story-vector.ts';
import { nearDuplicate } from '../related/weights.ts';
import { foldedWords, wordOverlap } from '../text/word-overlap.ts';

/** The fields of a story that reveal copies. */
export type WrittenStory = { readonly id: string; readonly headline: string; readonly vector: StoryVector };

/**
 * Keeps the first of stories with the same headline or nearly the same text, in the given order. Unlike
 * related stories, nearly equal headlines do not make a copy: the answers to two exams differ by one word,
 * and readers want both.
 */
export function withoutCopies(stories: readonly WrittenStory[]): WrittenStory[] {
  const prepared = stories.map(({ headline, vector }) => prepareText(foldedWords(headline), vector));
  const { alikeness } = compare(prepared);
  const kept: (typeof prepared)[number][] = [];
  return stories.filter((_, place) => {
    const candidate = prepared[place];
    if (candidate === undefined) return false;
    const isCopy = kept.some(
      (other) =>
        wordOverlap(candidate.words, other.words) === 1 || alikeness(candidate, other) >= nearDuplicate.text,
    );
    if (!isCopy) kept.push(candidate);
    return !isCopy;
  });
}
