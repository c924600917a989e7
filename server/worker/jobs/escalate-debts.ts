import { defaultPolicy } from '#core/articles/policy.ts';
import { escalateDebts } from '#usecases/notifications/escalate-debts.ts';
import type { Job } from '../job.ts';

/** A story that only one person has read does not stay so unnoticed. */
export const job: Job = {
  everySeconds: 15,
  async run({ services, log }) {
    const told = await escalateDebts({ ...services, actor: null, address: '', policy: defaultPolicy });
    if (told > 0) log.info({ told }, 'review debts were escalated');
  },
};
