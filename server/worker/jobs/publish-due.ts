import { defaultPolicy } from '#core/articles/policy.ts';
import { publishDueSchedules } from '#usecases/articles/publish-due-schedules.ts';
import type { Job } from '../job.ts';

/** Readers see a scheduled story at its moment without this; it writes down that it is out. */
export const job: Job = {
  everySeconds: 2,
  async run({ services, log }) {
    const ctx = { ...services, actor: null, address: '', policy: defaultPolicy };
    const published = await publishDueSchedules(ctx);
    if (published > 0) log.info({ published }, 'scheduled stories were published');
  },
};
