import { feedTopics } from '#core/feeds/feed-topics.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { absoluteUrl } from '#core/urls.ts';
import { findFeedSlugs } from '#db/queries/site/feed-slugs.ts';
import { isOnThisMachine } from '#platform/process/env.ts';
import { safePost } from '#platform/ssrf/safe-post.ts';
import type { Services } from '../context.ts';
import { loadSiteSettings } from '../shared/load-site-settings.ts';

/**
 * Notifies the WebSub hub of the settings about the changed feeds of a story. The hub then fetches them, so
 * that the call contains no content and repeating it does no harm. WebSub leaves the protocol to hub and
 * publisher; this is PubSubHubbub 0.4, section 7.1 (`hub.mode=publish`, one `hub.url` per feed), which hubs
 * accept. Does nothing without a hub, or for a story that was never public. Throws `fetch.failed` {status} if
 * the call should be retried, `fetch.refused` for a URL that must not be requested.
 */
export async function pingHub({ db, site }: Pick<Services, 'db' | 'site'>, articleId: string): Promise<void> {
  const { websubHub } = await loadSiteSettings(db);
  if (websubHub === '') return;
  const slugs = await findFeedSlugs(db, articleId);
  if (slugs === null) return;
  const body = new URLSearchParams({ 'hub.mode': 'publish' });
  for (const topic of feedTopics(slugs)) body.append('hub.url', absoluteUrl(site.url, topic));
  const status = await safePost({
    url: websubHub,
    body: body.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'Toasoan-WebSub/1' },
    mayCallThisMachine: isOnThisMachine(site.url),
  });
  if (status < 200 || status >= 300) throw new DomainError('fetch.failed', { status });
}
