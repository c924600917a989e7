import { foldOldViews } from '#usecases/page-views/fold-old-views.ts';
import type { Job } from '../job.ts';

/** Compacts hourly view counts that are older than the lists need into one total per story. */
export const job: Job = {
  everySeconds: 3_600,
  async run({ services, isStopping }) {
    while (!isStopping() && (await foldOldViews(services)) > 0);
  },
};
