import { cutIdle } from '#usecases/articles/cut-idle.ts';
import type { Job } from '../job.ts';

/** Makes versions of what was written and then left lying, also by a process that died in the middle of it. */
export const job: Job = {
  everySeconds: 30,
  async run({ services, log }) {
    const cut = await cutIdle(services);
    if (cut > 0) log.info({ cut }, 'versions of texts that nobody was writing in any more');
  },
};
