import type { HitCursor, RankedHit } from './search-engine.ts';

/** Hits of two lists in one, as each of them is: with the accents as typed first, then by score, then by id, the highest first. */
export function mergeRanked(
  one: readonly RankedHit[],
  other: readonly RankedHit[],
  limit: number,
): RankedHit[] {
  return [...one, ...other]
    .sort((a, b) => Number(b.isExact) - Number(a.isExact) || b.score - a.score || Number(a.id < b.id) || -1)
    .slice(0, limit);
}

/** The same of lists that go by time, the newest first. */
export function mergeNewest(
  one: readonly HitCursor[],
  other: readonly HitCursor[],
  limit: number,
): HitCursor[] {
  return [...one, ...other]
    .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || Number(a.id < b.id) || -1)
    .slice(0, limit);
}
