import { bodyLabels } from '#components/site/body-labels.ts';
import { liveWords } from '#components/site/live/live-words.ts';
import { paidWords } from '#components/site/paid-words.ts';
import { siteDescription } from '#components/site/site-description.ts';
import { siteName } from '#components/site/site-name.ts';
import { atom } from '#core/feeds/atom.ts';
import type { Feed } from '#core/feeds/feed.ts';
import { jsonFeed } from '#core/feeds/json-feed.ts';
import { rss } from '#core/feeds/rss.ts';
import { authorFeedUrl, type FeedFormat, sectionFeedUrl, tagFeedUrl } from '#core/urls.ts';
import { readHouseForms } from '#usecases/house-style/read-house-forms.ts';
import { services } from '#usecases/services.ts';
import { followRedirect } from '#usecases/site/follow-redirect.ts';
import { type FeedRequest, readFeed } from '#usecases/site/read-feed.ts';
import { readSiteSettings } from '#usecases/site/read-site-settings.ts';

const FORMATS: Readonly<Record<FeedFormat, { type: string; write: (feed: Feed) => string }>> = {
  'rss.xml': { type: 'application/rss+xml', write: rss },
  'atom.xml': { type: 'application/atom+xml', write: atom },
  'feed.json': { type: 'application/feed+json', write: jsonFeed },
};

/** Answers with a feed. Redirects if it has moved; 404 if it does not exist. */
export async function feedResponse(of: FeedRequest['of'], format: FeedFormat): Promise<Response> {
  const { site } = services();
  const settings = await readSiteSettings(services());
  const forms = await readHouseForms(services());
  const feed = await readFeed(services(), {
    ...{ of, format, liveWords, paidWords },
    siteName: siteName(settings, site.locale),
    siteDescription: siteDescription(settings, site.locale),
    labels: (locale) => bodyLabels(locale, forms),
  });
  if (!feed) return movedOrMissing(of, format);
  const { type, write } = FORMATS[format];
  // WebSub looks for both in the `Link` header first. In the document each format has its own place for them.
  const link = [
    `<${feed.feedUrl}>; rel="self"`,
    ...(feed.hubUrl === null ? [] : [`<${feed.hubUrl}>; rel="hub"`]),
  ].join(', ');
  return new Response(write(feed), { headers: { 'content-type': `${type}; charset=utf-8`, link } });
}

const FEED_URL = { section: sectionFeedUrl, tag: tagFeedUrl, author: authorFeedUrl } as const;

async function movedOrMissing(of: FeedRequest['of'], format: FeedFormat): Promise<Response> {
  if (of.kind === 'site') return new Response(null, { status: 404 });
  const location = await followRedirect(services(), FEED_URL[of.kind](of.slug, format));
  return new Response(null, location === null ? { status: 404 } : { status: 301, headers: { location } });
}
