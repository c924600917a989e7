import { rankMostRead } from '#usecases/page-views/rank-most-read.ts';
import type { Job } from '../job.ts';

/** Ranks the most-read stories once a minute, instead of in each page that shows them. */
export const job: Job = {
  everySeconds: 60,
  async run({ services }) {
    await rankMostRead(services);
  },
};
