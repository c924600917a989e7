import { settleSearchWords } from '#usecases/search/settle-search-words.ts';
import type { Job } from '../job.ts';

/**
 * Delayed, because publications render pages at first. Soon enough that no publication has to settle a large
 * backlog itself.
 */
export const job: Job = {
  everySeconds: 5,
  run: ({ services }) => settleSearchWords(services),
};
