import { bodyLabels } from '#components/site/body-labels.ts';
import { siteText } from '#components/site/site-text.ts';
import { atom } from '#core/feeds/atom.ts';
import type { Feed } from '#core/feeds/feed.ts';
import { jsonFeed } from '#core/feeds/json-feed.ts';
import { rss } from '#core/feeds/rss.ts';
import type { FeedFormat } from '#core/urls.ts';
import { readHouseForms } from '#usecases/house-style/read-house-forms.ts';
import { services } from '#usecases/services.ts';
import { type FeedRequest, readFeed } from '#usecases/site/read-feed.ts';

const FORMATS: Readonly<Record<FeedFormat, { type: string; write: (feed: Feed) => string }>> = {
  'rss.xml': { type: 'application/rss+xml', write: rss },
  'atom.xml': { type: 'application/atom+xml', write: atom },
  'feed.json': { type: 'application/feed+json', write: jsonFeed },
};

/** A feed as an answer; 404 for a section or tag that does not exist. */
export async function feedResponse(of: FeedRequest['of'], format: FeedFormat): Promise<Response> {
  const { site } = services();
  const t = siteText(site.locale);
  const labels = bodyLabels(site.locale, await readHouseForms(services()));
  const feed = await readFeed(services(), { of, format, siteName: t('name'), labels });
  if (!feed) return new Response(null, { status: 404 });
  const { type, write } = FORMATS[format];
  return new Response(write(feed), { headers: { 'content-type': `${type}; charset=utf-8` } });
}
