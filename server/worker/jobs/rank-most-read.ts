import { rankMostRead } from '#usecases/reads/rank-most-read.ts';
import type { Job } from '../job.ts';

/** What is read most is found once a minute for everybody, and not by each page that shows it. */
export const job: Job = {
  everySeconds: 60,
  async run({ services }) {
    await rankMostRead(services);
  },
};
