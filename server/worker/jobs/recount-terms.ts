import { recountTerms } from '#usecases/related/recount-terms.ts';
import type { Job } from '../job.ts';

/**
 * Updates the document frequencies of terms. Related stories are found by terms that are rare in the archive,
 * and the archive grows.
 */
export const job: Job = {
  everySeconds: 300,
  async run({ services, log }) {
    const weighed = await recountTerms(services);
    if (weighed > 0) log.info({ weighed }, 'the terms of stories were weighed again');
  },
};
