import type { Locale } from '#core/i18n/locales.ts';
import { type FeedFormat, siteFeedUrl } from '#core/urls.ts';
import { services } from '#usecases/services.ts';
import type { Alternates } from './reader-metadata.ts';

const FEEDS: readonly (readonly [type: string, format: FeedFormat])[] = [
  ['application/rss+xml', 'rss.xml'],
  ['application/atom+xml', 'atom.xml'],
  ['application/feed+json', 'feed.json'],
];

/**
 * Alternates for the head of a page: canonical URL, editions by language (itself if there is no other), and
 * feeds. Feeds of the site are the default.
 */
export function alternatesOf(page: {
  readonly path: string;
  readonly editions?: readonly { readonly locale: Locale; readonly url: string }[];
  readonly feed?: (format: FeedFormat) => string;
  /** Other representations by media type. */
  readonly types?: Alternates['types'];
}): Alternates {
  const { path, editions = [{ locale: services().site.locale, url: path }], feed = siteFeedUrl } = page;
  return {
    canonical: path,
    languages: Object.fromEntries(editions.map(({ locale, url }) => [locale, url])),
    types: { ...Object.fromEntries(FEEDS.map(([type, format]) => [type, feed(format)])), ...page.types },
  };
}
