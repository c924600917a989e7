import { defaultPolicy } from '#core/articles/policy.ts';
import { deliverMails } from '#usecases/notifications/deliver-mails.ts';
import type { Job } from '../job.ts';

/** Mails leave here; a mail server that is slow or away holds up nothing else. */
export const job: Job = {
  everySeconds: 5,
  async run({ services, isStopping }) {
    const ctx = { ...services, actor: null, address: '', policy: defaultPolicy };
    while (!isStopping() && (await deliverMails(ctx)) > 0);
  },
};
