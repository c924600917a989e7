import type { PublicStory } from '#core/articles/public-story.ts';
import { mayReadFronts } from '#core/fronts/front-policy.ts';
import { type ReadCounts, readCountsOf } from '#core/reads/read-counts.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listViews } from '#db/queries/views/views.ts';
import { listUnreadableIds } from '../articles/shared/list-readable-ids.ts';
import { type Context, requireActor } from '../context.ts';
import { loadMostRead, mostReadInput } from './shared/load-most-read.ts';

export type ReadStory = {
  readonly story: PublicStory;
  readonly reads: ReadCounts;
  /** Whether the person may open it at the desk; the public version is visible to everyone. */
  readonly isOpen: boolean;
};

/**
 * The most-read stories with counts, for people who curate pages. Throws `auth.required`,
 * `action.not-your-role`, `request.invalid`, `section.not-found`.
 */
export async function listReadStories(context: Context, raw: unknown): Promise<ReadStory[]> {
  const ctx = requireActor(context);
  requireAllowed(mayReadFronts(ctx.actor));
  const { locale = ctx.site.locale, ...list } = parseInput(mostReadInput, raw);
  const stories = await loadMostRead(ctx.db, { ...list, locale });
  const ids = stories.map(({ id }) => id);
  const [reads, unreadable] = await Promise.all([
    listViews(ctx.db, ids),
    listUnreadableIds(ctx, ctx.db, ids),
  ]);
  const now = ctx.now();
  return stories.map((story) => ({
    story,
    reads: readCountsOf(reads.get(story.id) ?? { hours: [], before: 0 }, now),
    isOpen: !unreadable.includes(story.id),
  }));
}
