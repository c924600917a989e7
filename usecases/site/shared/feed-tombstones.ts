import { dayMs } from '#core/shared/day-ms.ts';
import { type FeedFilter, listWithdrawnStories } from '#db/queries/site/public-feed.ts';
import type { Services } from '#usecases/context.ts';

/**
 * Tombstones are kept this long; a feed reader that was offline for longer has probably dropped the story.
 */
const tombstoneDays = 30;
const tombstonesMax = 50;

/** The recent tombstones of a feed. */
export function listTombstones({ db, now }: Pick<Services, 'db' | 'now'>, filter: FeedFilter) {
  const since = new Date(now().getTime() - tombstoneDays * dayMs);
  return listWithdrawnStories(db, { ...filter, since, limit: tombstonesMax });
}
