import type { PublicStory } from '#core/articles/public-story.ts';
import { mayReadFronts } from '#core/fronts/front-policy.ts';
import { type ViewCounts, viewCountsOf } from '#core/page-views/view-counts.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listViews } from '#db/queries/page-views/page-views.ts';
import { listUnreadableIds } from '../articles/shared/known-stories.ts';
import { type Context, requireActor } from '../context.ts';
import { loadMostRead, mostReadInput } from './shared/load-most-read.ts';

export type ViewedStory = {
  readonly story: PublicStory;
  readonly views: ViewCounts;
  /** Whether the person may open it at the desk; the public version is visible to everyone. */
  readonly isOpen: boolean;
};

/**
 * The most-read stories with counts, for people who curate pages. Throws `auth.required`,
 * `action.not-your-role`, `request.invalid`, `section.not-found`.
 */
export async function listViewedStories(context: Context, raw: unknown): Promise<ViewedStory[]> {
  const ctx = requireActor(context);
  requireAllowed(mayReadFronts(ctx.actor));
  const { locale = ctx.site.locale, ...list } = parseInput(mostReadInput, raw);
  const stories = await loadMostRead(ctx.db, { ...list, locale });
  const ids = stories.map(({ id }) => id);
  const [views, unreadable] = await Promise.all([
    listViews(ctx.db, ids),
    listUnreadableIds(ctx, ctx.db, ids),
  ]);
  const now = ctx.now();
  return stories.map((story) => ({
    story,
    views: viewCountsOf(views.get(story.id) ?? { hours: [], before: 0 }, now),
    isOpen: !unreadable.includes(story.id),
  }));
}
