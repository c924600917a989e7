import { foldedWords } from '#core/text/word-overlap.ts';
import type { StoryFeatures } from './score-relative.ts';
import { type Compared, compare, type PreparedText, prepareText } from './similarity.ts';

/** A story prepared for duplicate detection. */
export type PreparedStory<Story = StoryFeatures> = { readonly story: Story; readonly text: PreparedText };

export function prepareStory<Story extends StoryFeatures>(story: Story): PreparedStory<Story> {
  return { story, text: prepareText(foldedWords(story.headline), story.vector) };
}

/**
 * Removes duplicates: keeps the newest of stories that report the same news, unless `seen` already has it.
 * Keeps the given order.
 */
export function newestOfDuplicates<T extends PreparedStory>(
  stories: readonly T[],
  onPageAlready: readonly PreparedStory[],
  { isNearDuplicate }: Compared,
): T[] {
  const seen = onPageAlready.map(({ text }) => text);
  const kept = new Set(
    [...stories]
      .sort((a, b) => newestFirst(a.story, b.story))
      .filter(({ text }) => {
        if (seen.some((other) => isNearDuplicate(text, other))) return false;
        seen.push(text);
        return true;
      }),
  );
  return stories.filter((each) => kept.has(each));
}

/** The same for plain stories; `onPage` are already on the page. */
export function dedupeStories<Story extends StoryFeatures>(
  stories: readonly Story[],
  onPage: readonly StoryFeatures[],
): Story[] {
  const [read, seen] = [stories.map(prepareStory), onPage.map(prepareStory)];
  const compared = compare([...seen, ...read].map(({ text }) => text));
  return newestOfDuplicates(read, seen, compared).map(({ story }) => story);
}

export function newestFirst(a: StoryFeatures, b: StoryFeatures): number {
  return b.publishedAt.getTime() - a.publishedAt.getTime() || (a.id < b.id ? -1 : 1);
}
