import { recountTerms } from '#usecases/related/recount-terms.ts';
import type { Job } from '../job.ts';

/** Related stories are found by words that are rare in the archive; which are, a growing archive says anew. */
export const job: Job = {
  everySeconds: 300,
  async run({ services, log }) {
    const weighed = await recountTerms(services);
    if (weighed > 0) log.info({ weighed }, 'the terms of stories were weighed again');
  },
};
