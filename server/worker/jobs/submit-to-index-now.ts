import { submitToIndexNow } from '#usecases/site/submit-to-index-now.ts';
import type { Job } from '../job.ts';
import { job as notifyHub } from './notify-hub.ts';
import { job as notifyHubOfLive } from './notify-hub-of-live.ts';

/**
 * Sends the addresses of changed stories to the IndexNow endpoints. Search engines ignore addresses that come
 * too often, so a story is sent at most every five minutes.
 */
export const job: Job = {
  on: [...(notifyHub.on ?? []), ...(notifyHubOfLive.on ?? [])],
  gatherSeconds: 300,
  batchSize: 1_000,
  async run({ services, log }, payload) {
    const events = payload.events as { articleId: string }[];
    const articleIds = [...new Set(events.map(({ articleId }) => articleId))];
    // A retry cannot help at these endpoints.
    for (const refusal of await submitToIndexNow(services, articleIds))
      log.warn(refusal, 'an IndexNow endpoint of the settings refused the addresses');
  },
};
