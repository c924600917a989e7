import { forgetOldTerms } from '#db/queries/tags/tag-suggestions.ts';
import type { Job } from '../job.ts';

/** Tags are suggested from the newest stories: years of a large newsroom, the whole of a small one. Some 3 KB of table a story. */
const keptStories = 100_000;

export const job: Job = {
  everySeconds: 3_600,
  async run({ services, log }) {
    const forgotten = await forgetOldTerms(services.db, keptStories);
    if (forgotten > 0) log.info({ forgotten }, 'terms of old headlines were deleted');
  },
};
