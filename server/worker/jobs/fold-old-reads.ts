import { foldOldReads } from '#usecases/reads/fold-old-reads.ts';
import type { Job } from '../job.ts';

/** Counts by the hour do not grow for ever: what is older than the lists ask for becomes one number a story. */
export const job: Job = {
  everySeconds: 3_600,
  async run({ services, isStopping }) {
    while (!isStopping() && (await foldOldReads(services)) > 0);
  },
};
