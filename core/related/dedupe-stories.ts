import { foldedWords } from '#core/text/word-overlap.ts';
import type { StoryFeatures } from './score-relative.ts';
import { type Compared, compare, type Telling, tellingOf } from './similarity.ts';

/** A story prepared for duplicate detection. */
export type TellingOfStory<Story = StoryFeatures> = { readonly story: Story; readonly telling: Telling };

export function toldBy<Story extends StoryFeatures>(story: Story): TellingOfStory<Story> {
  return { story, telling: tellingOf(foldedWords(story.headline), story.vector) };
}

/**
 * Removes duplicates: keeps the newest of stories that report the same news, unless `told` already has it.
 * Keeps the given order.
 */
export function newestTellings<T extends TellingOfStory>(
  stories: readonly T[],
  toldAlready: readonly TellingOfStory[],
  { isNearDuplicate }: Compared,
): T[] {
  const told = toldAlready.map(({ telling }) => telling);
  const kept = new Set(
    [...stories]
      .sort((a, b) => newestFirst(a.story, b.story))
      .filter(({ telling }) => {
        if (told.some((other) => isNearDuplicate(telling, other))) return false;
        told.push(telling);
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
  const [read, told] = [stories.map(toldBy), onPage.map(toldBy)];
  const compared = compare([...told, ...read].map(({ telling }) => telling));
  return newestTellings(read, told, compared).map(({ story }) => story);
}

export function newestFirst(a: StoryFeatures, b: StoryFeatures): number {
  return b.publishedAt.getTime() - a.publishedAt.getTime() || (a.id < b.id ? -1 : 1);
}
