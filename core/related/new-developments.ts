import type { StoryFeatures } from './score-relative.ts';
import { alikeness, tellingOf } from './similarity.ts';
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
  const hasEvent = story.eventTagIds.length > 0;
  const told = tellingOf(new Set(), story.vector);
  const isNear = ({ vector }: StoryFeatures) =>
    alikeness(told, tellingOf(new Set(), vector)) >= developmentFloor;
  return candidates
    .filter(({ id, publishedAt }) => !barredIds.has(id) && id !== story.id && publishedAt > story.publishedAt)
    .filter((each) => {
      if (hasEvent) return each.eventTagIds.some((id) => story.eventTagIds.includes(id));
      const days = (each.publishedAt.getTime() - story.publishedAt.getTime()) / dayMs;
      return days <= developmentDays && isNear(each);
    })
    .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || (a.id < b.id ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id);
}
