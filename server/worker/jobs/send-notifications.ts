import { defaultPolicy } from '#core/articles/policy.ts';
import { NOTICE_EVENTS } from '#core/notifications/notice.ts';
import { WEBHOOK_EVENTS } from '#core/notifications/webhook-events.ts';
import { escalateDebts } from '#usecases/notifications/escalate-debts.ts';
import { notifyOfEvent } from '#usecases/notifications/notify-of-event.ts';
import type { Job } from '../job.ts';

/** Sends notifications and webhooks for the events of a committed transaction. */
export const job: Job = {
  on: [...new Set([...NOTICE_EVENTS, ...WEBHOOK_EVENTS])],
  async run({ services }, payload) {
    const ctx = { ...services, actor: null, address: '', policy: defaultPolicy };
    await notifyOfEvent(ctx, payload);
    // The first stage of a debt is sent at once. The timed job would send it slightly later.
    if (payload.event === 'article.fast_publish') await escalateDebts(ctx);
  },
};
