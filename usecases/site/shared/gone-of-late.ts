import { type FeedFilter, listWithdrawnStories } from '#db/queries/public-feed.ts';
import type { Services } from '#usecases/context.ts';

/** A reader that was away for a month has not kept a story that long in the hope of hearing of it. */
const tombstoneDays = 30;
const tombstonesMax = 50;
const dayMs = 86_400_000;

/** What was taken back of late from a feed, and is told to whoever takes it. */
export function listGoneOfLate({ db, now }: Pick<Services, 'db' | 'now'>, filter: FeedFilter) {
  const since = new Date(now().getTime() - tombstoneDays * dayMs);
  return listWithdrawnStories(db, { ...filter, since, limit: tombstonesMax });
}
