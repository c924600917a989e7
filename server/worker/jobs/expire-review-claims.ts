import { releaseExpiredClaims } from '#db/queries/articles/articles.ts';
import type { Job } from '../job.ts';

/**
 * Expires review claims. The policy already ignores an expired claim; this job removes it from the desk's
 * lists.
 */
export const job: Job = {
  everySeconds: 30,
  async run({ services, log }) {
    const released = await releaseExpiredClaims(services.db, services.now());
    if (released > 0) log.info({ released }, 'review claims expired');
  },
};
