import { noteExpired } from '#usecases/site/note-expired.ts';
import type { Job } from '../job.ts';

/** Readers lose a story at its expiry without this; it leaves word for whatever must follow. */
export const job: Job = {
  everySeconds: 30,
  run: ({ services }) => noteExpired(services),
};
