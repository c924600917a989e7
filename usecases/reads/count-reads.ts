import { addReads } from '#db/queries/reads.ts';
import type { BatchedReads } from '#platform/read-counter/read-batch.ts';
import type { Services } from '../context.ts';

/**
 * Stores the page views counted by a process, all or nothing, and returns the number for public stories.
 * There is no actor: a page view does not identify its reader.
 */
export async function countReads(
  { db }: Pick<Services, 'db'>,
  batch: readonly BatchedReads[],
): Promise<number> {
  return addReads(db, batch);
}
