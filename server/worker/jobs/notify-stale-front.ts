import { defaultPolicy } from '#core/articles/policy.ts';
import { notifyStaleFront } from '#usecases/fronts/notify-stale-front.ts';
import type { Job } from '../job.ts';

/** Sends a notification if the front page has not changed for hours. */
export const job: Job = {
  everySeconds: 60,
  async run({ services, log }) {
    const isStale = await notifyStaleFront({ ...services, actor: null, address: '', policy: defaultPolicy });
    if (isStale) log.info('the home page is stale');
  },
};
