import { defaultPolicy } from '#core/articles/policy.ts';
import { forgetAttempts } from '#usecases/sessions/forget-attempts.ts';
import type { Job } from '../job.ts';

/** Deletes expired attempt counters, so that made-up names cannot fill the table. */
export const job: Job = {
  everySeconds: 900,
  async run({ services, isStopping }) {
    const ctx = { ...services, actor: null, address: '', policy: defaultPolicy };
    while (!isStopping() && (await forgetAttempts(ctx)) > 0);
  },
};
