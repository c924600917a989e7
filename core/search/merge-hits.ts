import type { HitCursor, RankedHit } from './search-engine.ts';

/** Merges two ranked lists of hits: exact accents first, then by score, then by id, highest first. */
export function mergeRanked(
  one: readonly RankedHit[],
  other: readonly RankedHit[],
  limit: number,
): RankedHit[] {
  return [...one, ...other]
    .sort((a, b) => Number(b.isExact) - Number(a.isExact) || b.score - a.score || Number(a.id < b.id) || -1)
    .slice(0, limit);
}

/** Merges two lists by time, newest first. */
export function mergeNewest(
  one: readonly HitCursor[],
  other: readonly HitCursor[],
  limit: number,
): HitCursor[] {
  return [...one, ...other]
    .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || Number(a.id < b.id) || -1)
    .slice(0, limit);
}
