import { checkLinks } from '#usecases/checks/check-links.ts';
import type { Job } from '../job.ts';

/** Looks at the pages of other sites that stories link to, so that nobody has to wait for them. */
export const job: Job = {
  everySeconds: 3,
  async run({ services, log, isStopping }) {
    // A full batch may have left some behind.
    for (let asked = 1; asked > 0 && !isStopping(); ) {
      asked = await checkLinks(services);
      if (asked > 0) log.info({ asked }, 'linked pages were checked');
    }
  },
};
