import { defaultPolicy } from '#core/articles/policy.ts';
import { escalateDebts } from '#usecases/notifications/escalate-debts.ts';
import type { Job } from '../job.ts';

/** Escalates stories that were published after only one person had read them. */
export const job: Job = {
  everySeconds: 15,
  async run({ services, log }) {
    const escalated = await escalateDebts({ ...services, actor: null, address: '', policy: defaultPolicy });
    if (escalated > 0) log.info({ escalated }, 'review debts were escalated');
  },
};
