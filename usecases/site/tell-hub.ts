import { feedTopics } from '#core/feeds/feed-topics.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { absoluteUrl } from '#core/urls.ts';
import { findFeedSlugs } from '#db/queries/feed-slugs.ts';
import { isOnThisMachine } from '#platform/env.ts';
import { guardedPost } from '#platform/guarded-post.ts';
import type { Services } from '../context.ts';
import { loadSiteSettings } from '../shared/load-site-settings.ts';

/**
 * Tells the WebSub hub of the settings that the feeds that show a story have changed; the hub then fetches them itself, so
 * that nothing of the story is in the call and telling twice does no harm. WebSub leaves the form of it to hub and
 * publisher; this is that of PubSubHubbub 0.4, section 7.1 (`hub.mode=publish`, one `hub.url` for each feed), which
 * hubs take. Without a hub, or for a story that readers never had, it does nothing. Throws `fetch.failed` {status}
 * where the hub is to be told again, `fetch.refused` for an address that may not be called.
 */
export async function tellHub({ db, site }: Pick<Services, 'db' | 'site'>, articleId: string): Promise<void> {
  const { websubHub } = await loadSiteSettings(db);
  if (websubHub === '') return;
  const slugs = await findFeedSlugs(db, articleId);
  if (slugs === null) return;
  const body = new URLSearchParams({ 'hub.mode': 'publish' });
  for (const topic of feedTopics(slugs)) body.append('hub.url', absoluteUrl(site.url, topic));
  const status = await guardedPost({
    url: websubHub,
    body: body.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'Toasoan-WebSub/1' },
    mayCallThisMachine: isOnThisMachine(site.url),
  });
  if (status < 200 || status >= 300) throw new DomainError('fetch.failed', { status });
}
