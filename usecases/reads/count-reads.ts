import { addReads } from '#db/queries/reads.ts';
import type { BatchedReads } from '#platform/read-counter/read-batch.ts';
import type { Services } from '../context.ts';

/**
 * Writes what a process has counted, all of it or nothing, and returns how many reads were of stories that readers have.
 * Nobody acts: a read says nothing of who reads.
 */
export async function countReads(
  { db }: Pick<Services, 'db'>,
  batch: readonly BatchedReads[],
): Promise<number> {
  return addReads(db, batch);
}
