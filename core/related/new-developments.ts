import type { StoryFeatures } from './score-relative.ts';
import { compare, tellingOf } from './similarity.ts';
import { developmentDays, developmentFloor } from './weights.ts';

const dayMs = 86_400_000;

/**
 * "Diễn biến mới" of a story: what came after it in the same event line; where it has none, what came within a week and
 * is near in all that it says. The newest first.
 */
export function newDevelopments(
  story: StoryFeatures,
  candidates: readonly StoryFeatures[],
  { barredIds, count }: { barredIds: ReadonlySet<string>; count: number },
): string[] {
  const later = candidates.filter(
    ({ id, publishedAt }) => !barredIds.has(id) && id !== story.id && publishedAt > story.publishedAt,
  );
  return (story.eventTagIds.length > 0 ? inEvents(story, later) : nearInWords(story, later))
    .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || (a.id < b.id ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id);
}

function inEvents(story: StoryFeatures, later: readonly StoryFeatures[]): StoryFeatures[] {
  return later.filter(({ eventTagIds }) => eventTagIds.some((id) => story.eventTagIds.includes(id)));
}

function nearInWords(story: StoryFeatures, later: readonly StoryFeatures[]): StoryFeatures[] {
  const until = story.publishedAt.getTime() + developmentDays * dayMs;
  const told = tellingOf(new Set(), story.vector);
  const near = later
    .filter(({ publishedAt }) => publishedAt.getTime() <= until)
    .map((each) => ({ each, telling: tellingOf(new Set(), each.vector) }));
  const { alikeness } = compare([told, ...near.map(({ telling }) => telling)]);
  return near.flatMap(({ each, telling }) => (alikeness(told, telling) >= developmentFloor ? [each] : []));
}
