import { xmlText } from '#core/feeds/xml-element.ts';

export type SitemapEntry = { readonly url: string; readonly updatedAt?: Date };

const SCHEMA = 'http://www.sitemaps.org/schemas/sitemap/0.9';
/** The protocol's limit for one file (sitemaps.org). */
export const maxSitemapEntries = 50_000;

/** A sitemap of absolute addresses; what is over the protocol's limit belongs in a further one, named by an index. */
export function sitemap(entries: readonly SitemapEntry[]): string {
  return xmlList('urlset', 'url', entries);
}

/** A list of sitemaps. */
export function sitemapIndex(entries: readonly SitemapEntry[]): string {
  return xmlList('sitemapindex', 'sitemap', entries);
}

function xmlList(list: string, item: string, entries: readonly SitemapEntry[]): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<${list} xmlns="${SCHEMA}">`,
    ...entries.slice(0, maxSitemapEntries).map(({ url, updatedAt }) => {
      const changed = updatedAt ? xmlText('lastmod', updatedAt.toISOString()) : '';
      return `<${item}>${xmlText('loc', url)}${changed}</${item}>`;
    }),
    `</${list}>\n`,
  ].join('\n');
}
