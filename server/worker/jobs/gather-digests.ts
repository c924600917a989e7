import { defaultPolicy } from '#core/articles/policy.ts';
import { gatherDigests } from '#usecases/notifications/gather-digests.ts';
import type { Job } from '../job.ts';

/** Queues the digest of each person at their chosen hour. */
export const job: Job = {
  everySeconds: 60,
  async run({ services, log }) {
    const made = await gatherDigests({ ...services, actor: null, address: '', policy: defaultPolicy });
    if (made > 0) log.info({ made }, 'digests were created');
  },
};
