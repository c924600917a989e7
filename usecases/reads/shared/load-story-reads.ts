import { type ReadCounts, readCountsOf } from '#core/reads/read-counts.ts';
import { listViews } from '#db/queries/views/views.ts';
import type { Context } from '../../context.ts';

/** The page views of a story. */
export async function loadStoryReads(ctx: Context, articleId: string): Promise<ReadCounts> {
  const reads = await listViews(ctx.db, [articleId]);
  return readCountsOf(reads.get(articleId) ?? { hours: [], before: 0 }, ctx.now());
}
