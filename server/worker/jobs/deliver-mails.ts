import { defaultPolicy } from '#core/articles/policy.ts';
import { deliverMails } from '#usecases/notifications/deliver-mails.ts';
import type { Job } from '../job.ts';

/** Sends queued mail. A slow or unavailable mail server delays no other work. */
export const job: Job = {
  everySeconds: 5,
  async run({ services, isStopping }) {
    const ctx = { ...services, actor: null, address: '', policy: defaultPolicy };
    while (!isStopping() && (await deliverMails(ctx)) > 0);
  },
};
