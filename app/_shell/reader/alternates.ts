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
 * Where else a page stands, for its head: its one address, its editions by language (its own where there is no other), and
 * its feeds, those of the site where it has none.
 */
export function alternatesOf(page: {
  readonly path: string;
  readonly editions?: readonly { readonly locale: Locale; readonly url: string }[];
  readonly feed?: (format: FeedFormat) => string;
  /** Further forms of the same thing, by media type. */
  readonly types?: Alternates['types'];
}): Alternates {
  const { path, editions = [{ locale: services().site.locale, url: path }], feed = siteFeedUrl } = page;
  return {
    canonical: path,
    languages: Object.fromEntries(editions.map(({ locale, url }) => [locale, url])),
    types: { ...Object.fromEntries(FEEDS.map(([type, format]) => [type, feed(format)])), ...page.types },
  };
}
