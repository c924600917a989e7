import { defaultPolicy } from '#core/articles/policy.ts';
import { publishDueSchedules } from '#usecases/articles/publish-due-schedules.ts';
import type { Job } from '../job.ts';

/** Records that scheduled stories are published. Readers see them at their moment without this job. */
export const job: Job = {
  everySeconds: 2,
  async run({ services, log }) {
    const ctx = { ...services, actor: null, address: '', policy: defaultPolicy };
    const published = await publishDueSchedules(ctx);
    if (published > 0) log.info({ published }, 'scheduled stories were published');
  },
};
