import { xmlText } from '#core/feeds/xml-element.ts';
import type { Locale } from '#core/i18n/locales.ts';

export type NewsSitemapEntry = {
  readonly url: string;
  readonly headline: string;
  readonly locale: Locale;
  readonly publishedAt: Date;
};

/** Google News reads stories of the last two days, and at most 1,000 of them per file. */
export const newsSitemapMost = 1000;
const maxAgeMs = 48 * 3_600_000;

/** The earliest publication time that counts as news at a moment. */
export function newsSince(now: Date): Date {
  return new Date(now.getTime() - maxAgeMs);
}

/** The news sitemap at a moment: those of the given stories, newest first, that still count as news. */
export function newsSitemap(siteName: string, entries: readonly NewsSitemapEntry[], now: Date): string {
  const fresh = entries.filter(({ publishedAt }) => publishedAt >= newsSince(now));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">',
    ...fresh.slice(0, newsSitemapMost).map(({ url, headline, locale, publishedAt }) => {
      const publication = `<news:publication>${xmlText('news:name', siteName)}${xmlText('news:language', locale)}</news:publication>`;
      const date = xmlText('news:publication_date', publishedAt.toISOString());
      return `<url>${xmlText('loc', url)}<news:news>${publication}${date}${xmlText('news:title', headline)}</news:news></url>`;
    }),
    '</urlset>\n',
  ].join('\n');
}
