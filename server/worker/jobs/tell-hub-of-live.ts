import type { Job } from '../job.ts';
import { job as tellHub } from './tell-hub.ts';

/** A live story changes many times an hour; the hub fetches its feeds whole, so half a minute of it is told once. */
export const job: Job = {
  ...tellHub,
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
