import { dayMs } from '../shared/day-ms.ts';
import { dedupeStories, newestFirst } from './dedupe-stories.ts';
import type { StoryFeatures } from './score-relative.ts';
import { compare, prepareText } from './similarity.ts';
import { developmentDays, developmentFloor } from './weights.ts';

/**
 * The new developments ("Diễn biến mới") of a story, newest first: later stories of its event line. Without
 * an event line: later stories within a week with a similar text. Duplicates of the story, or of candidates
 * in `barredIds`, are left out.
 */
export function newDevelopments(
  story: StoryFeatures,
  candidates: readonly StoryFeatures[],
  { barredIds, count }: { barredIds: ReadonlySet<string>; count: number },
): string[] {
  const others = candidates.filter(({ id }) => id !== story.id);
  const later = others.filter(({ id, publishedAt }) => !barredIds.has(id) && publishedAt > story.publishedAt);
  const developments = story.eventTagIds.length > 0 ? inEvents(story, later) : nearInWords(story, later);
  return dedupeStories(developments, [story, ...others.filter(({ id }) => barredIds.has(id))])
    .sort(newestFirst)
    .slice(0, count)
    .map(({ id }) => id);
}

function inEvents(story: StoryFeatures, later: readonly StoryFeatures[]): StoryFeatures[] {
  return later.filter(({ eventTagIds }) => eventTagIds.some((id) => story.eventTagIds.includes(id)));
}

function nearInWords(story: StoryFeatures, later: readonly StoryFeatures[]): StoryFeatures[] {
  const until = story.publishedAt.getTime() + developmentDays * dayMs;
  const own = prepareText(new Set(), story.vector);
  const near = later
    .filter(({ publishedAt }) => publishedAt.getTime() <= until)
    .map((each) => ({ each, text: prepareText(new Set(), each.vector) }));
  const { alikeness } = compare([own, ...near.map(({ text }) => text)]);
  return near.flatMap(({ each, text }) => (alikeness(own, text) >= developmentFloor ? [each] : []));
}
