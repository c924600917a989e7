import { settleSearchWords } from '#usecases/search/settle-search-words.ts';
import type { Job } from '../job.ts';

/** Soon, so that no publication finds so many that it must do it itself; not at once, when what was published is being made into pages. */
export const job: Job = {
  everySeconds: 5,
  run: ({ services }) => settleSearchWords(services),
};
