import { fillSearchCounts as fill } from '#db/queries/search/search-counts.ts';
import type { Services } from '../context.ts';

/**
 * Each row updates the index entries of all its words; small batches, so that publications do not wait long.
 */
const atATime = 20;
const mostAtOnce = 1_000;

/**
 * Fills the facet columns of rows from before migration 0032, or written by a process of the previous
 * version. Until then they are looked up for each search. Takes days at a million stories, a quarter of an
 * hour at a few thousand.
 */
export async function fillSearchCounts({ db }: Services): Promise<void> {
  for (let left = mostAtOnce; left > 0; left -= atATime) {
    const filled = await db.transaction((tx) => fill(tx, atATime));
    if (filled < atATime) return;
  }
}
