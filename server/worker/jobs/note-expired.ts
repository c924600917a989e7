import { noteExpired } from '#usecases/site/note-expired.ts';
import type { Job } from '../job.ts';

/**
 * Records the expiry of stories, so that follow-up work runs. Readers lose an expired story without this job.
 */
export const job: Job = {
  everySeconds: 30,
  run: ({ services }) => noteExpired(services),
};
