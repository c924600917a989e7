import { defaultPolicy } from '#core/articles/policy.ts';
import { forgetOld } from '#usecases/notifications/forget-old.ts';
import type { Job } from '../job.ts';

/** Deletes old notifications, deliveries and relayed events. */
export const job: Job = {
  everySeconds: 3_600,
  async run({ services, log, isStopping }) {
    const ctx = { ...services, actor: null, address: '', policy: defaultPolicy };
    for (let forgotten = 1; forgotten > 0 && !isStopping(); ) {
      forgotten = await forgetOld(ctx);
      if (forgotten > 0) log.info({ forgotten }, 'old notifications, deliveries and events were deleted');
    }
  },
};
