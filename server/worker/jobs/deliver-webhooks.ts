import { defaultPolicy } from '#core/articles/policy.ts';
import { deliverWebhooks } from '#usecases/webhooks/deliver-webhooks.ts';
import type { Job } from '../job.ts';

/** Calls due webhooks. A slow or unavailable endpoint delays no other work. */
export const job: Job = {
  everySeconds: 3,
  async run({ services, isStopping }) {
    const ctx = { ...services, actor: null, address: '', policy: defaultPolicy };
    while (!isStopping() && (await deliverWebhooks(ctx)) > 0);
  },
};
