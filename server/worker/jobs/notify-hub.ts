import { DomainError } from '#core/shared/domain-error.ts';
import { pingHub } from '#usecases/site/ping-hub.ts';
import type { Job } from '../job.ts';

/** Notifies the WebSub hub of changed feeds. Retries with backoff if the hub does not answer. */
export const job: Job = {
  on: [
    'article.publish',
    'article.publish_update',
    'article.fast_publish',
    'article.publish_scheduled',
    'article.lift_embargo',
    'article.set_expiry',
    'article.clear_expiry',
    'article.withhold',
    'article.release_withheld',
    'article.kill',
    'article.take_down',
    'article.restore',
    'article.live_withdraw',
    'story.expired',
  ],
  async run({ services, log }, { articleId }) {
    try {
      await pingHub(services, String(articleId));
    } catch (error) {
      // A retry cannot help for a URL that the SSRF guard rejects.
      if (!(error instanceof DomainError) || error.code !== 'fetch.refused') throw error;
      log.warn({ code: error.code }, 'the WebSub hub of the settings may not be called');
    }
  },
};
