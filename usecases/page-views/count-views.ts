import { addViews } from '#db/queries/page-views/page-views.ts';
import type { BatchedViews } from '#platform/view-counter/view-batch.ts';
import type { Services } from '../context.ts';

/**
 * Stores the page views counted by a process, all or nothing, and returns the number for public stories.
 * There is no actor: a page view does not identify its reader.
 */
export async function countViews(
  { db }: Pick<Services, 'db'>,
  batch: readonly BatchedViews[],
): Promise<number> {
  return addViews(db, batch);
}
