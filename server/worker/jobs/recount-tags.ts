import { dropUnusedPrivateTags } from '#db/queries/tags/tag-maintenance.ts';
import { recountTagStories } from '#db/queries/tags/tags.ts';
import type { Job } from '../job.ts';

/** A tag made in a draft is about to be used: text saved within the next hour can still refer to it. */
const unusedAfterMs = 3_600_000;

/**
 * Updates the number of stories per tag, which is too expensive to count on each page. Deletes tags that were
 * made in a draft and removed again.
 */
export const job: Job = {
  everySeconds: 300,
  async run({ services }) {
    const before = new Date(services.now().getTime() - unusedAfterMs);
    await services.db.transaction((tx) => dropUnusedPrivateTags(tx, before));
    await recountTagStories(services.db);
  },
};
