import { fillSearchCounts as fill } from '#db/queries/search-counts.ts';
import type { Services } from '../context.ts';

/** Each row is written under the indexes of its words: so few at once that nobody who publishes waits for long. */
const atATime = 20;
const mostAtOnce = 1_000;

/**
 * Rows that were there before migration 0032, or come from a process of the version before, do not say what a search counts of its
 * hits: it is looked up until it is written here. At a million stories that takes days, at a few thousand a quarter of an hour.
 */
export async function fillSearchCounts({ db }: Services): Promise<void> {
  for (let left = mostAtOnce; left > 0; left -= atATime) {
    const filled = await db.transaction((tx) => fill(tx, atATime));
    if (filled < atATime) return;
  }
}
