import { type ViewCounts, viewCountsOf } from '#core/page-views/view-counts.ts';
import { listViews } from '#db/queries/page-views/page-views.ts';
import type { Context } from '../../context.ts';

/** The page views of a story. */
export async function loadStoryViews(ctx: Context, articleId: string): Promise<ViewCounts> {
  const views = await listViews(ctx.db, [articleId]);
  return viewCountsOf(views.get(articleId) ?? { hours: [], before: 0 }, ctx.now());
}
