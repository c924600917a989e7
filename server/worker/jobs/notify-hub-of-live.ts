import type { Job } from '../job.ts';
import { job as notifyHub } from './notify-hub.ts';

/**
 * Notifies the hub of live stories. A live story changes many times an hour and the hub fetches whole feeds,
 * so pings are throttled to one per 30 s.
 */
export const job: Job = {
  ...notifyHub,
  on: [
    'article.live_open',
    'article.live_publish',
    'article.live_update',
    'article.live_correct',
    'article.live_pin',
    'article.live_unpin',
    'article.live_end',
  ],
  gatherSeconds: 30,
};
