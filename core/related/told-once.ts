import { foldedWords } from '#core/text/word-overlap.ts';
import type { StoryFeatures } from './score-relative.ts';
import { type Compared, compare, type Telling, tellingOf } from './similarity.ts';

/** A story and what it tells. */
export type Told<Story = StoryFeatures> = { readonly story: Story; readonly telling: Telling };

export function toldBy<Story extends StoryFeatures>(story: Story): Told<Story> {
  return { story, telling: tellingOf(foldedWords(story.headline), story.vector) };
}

/** Of stories that tell the same piece of news, the newest; none of what is told already. In the order in which they are given. */
export function newestTellings<T extends Told>(
  stories: readonly T[],
  toldAlready: readonly Told[],
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

/** The same of stories that nothing else is asked of; `onPage` stand there already. */
export function toldOnce<Story extends StoryFeatures>(
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
