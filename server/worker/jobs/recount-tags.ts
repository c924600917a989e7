import { dropUnusedPrivateTags } from '#db/queries/tags/tag-maintenance.ts';
import { recountTagStories } from '#db/queries/tags/tags.ts';
import type { Job } from '../job.ts';

/** Who makes a tag in a draft means to use it: what is typed in the next hour still takes it. */
const unusedAfterMs = 3_600_000;

/**
 * The lists of tags show how many stories bear each; counting them on every page would cost more than it tells. A tag that was made in a
 * draft and removed again leaves nothing behind.
 */
export const job: Job = {
  everySeconds: 300,
  async run({ services }) {
    const before = new Date(services.now().getTime() - unusedAfterMs);
    await services.db.transaction((tx) => dropUnusedPrivateTags(tx, before));
    await recountTagStories(services.db);
  },
};
