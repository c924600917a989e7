import { forgetOldTerms } from '#db/queries/tags/tag-suggestions.ts';
import type { Job } from '../job.ts';

/**
 * Tags are suggested from this many of the newest stories: years of a large newsroom, all of a small one.
 * About 3 KB of table per story.
 */
const keptStories = 100_000;

export const job: Job = {
  everySeconds: 3_600,
  async run({ services, log }) {
    const forgotten = await forgetOldTerms(services.db, keptStories);
    if (forgotten > 0) log.info({ forgotten }, 'terms of old headlines were deleted');
  },
};
