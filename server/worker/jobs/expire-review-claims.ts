import { releaseExpiredClaims } from '#db/queries/articles/articles.ts';
import type { Job } from '../job.ts';

/** The policy lets anybody past a claim that ran out; this takes the name off the desk's lists as well. */
export const job: Job = {
  everySeconds: 30,
  async run({ services, log }) {
    const released = await releaseExpiredClaims(services.db, services.now());
    if (released > 0) log.info({ released }, 'review claims expired');
  },
};
