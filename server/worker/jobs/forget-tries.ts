import { defaultPolicy } from '#core/articles/policy.ts';
import { forgetTries } from '#usecases/sessions/forget-tries.ts';
import type { Job } from '../job.ts';

/** Made-up names from outside fill no table for ever. */
export const job: Job = {
  everySeconds: 900,
  async run({ services, isStopping }) {
    const ctx = { ...services, actor: null, address: '', policy: defaultPolicy };
    while (!isStopping() && (await forgetTries(ctx)) > 0);
  },
};
