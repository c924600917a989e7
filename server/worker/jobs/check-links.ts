import { checkLinks } from '#usecases/checks/check-links.ts';
import type { Job } from '../job.ts';

/** Checks the external links of stories in the background. */
export const job: Job = {
  everySeconds: 3,
  async run({ services, log, isStopping }) {
    // A full batch may have left some unchecked.
    for (let asked = 1; asked > 0 && !isStopping(); ) {
      asked = await checkLinks(services);
      if (asked > 0) log.info({ asked }, 'linked pages were checked');
    }
  },
};
