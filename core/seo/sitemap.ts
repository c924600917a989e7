import { xmlText } from '#core/feeds/xml-element.ts';

/** An absolute URL, the last change of its page, and its picture. */
export type SitemapEntry = { readonly url: string; readonly updatedAt?: Date; readonly imageUrl?: string };

const SCHEMA = 'http://www.sitemaps.org/schemas/sitemap/0.9';
/** Google's image extension; only `image:loc` is still read (Search Central, "Image sitemaps"). */
const IMAGES = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"';
/** The protocol's limit for one file (sitemaps.org). */
export const maxSitemapEntries = 50_000;

/**
 * A sitemap of absolute URLs; entries over the protocol's limit belong in a further one, listed in an index.
 */
export function sitemap(entries: readonly SitemapEntry[]): string {
  return xmlList('urlset', 'url', entries);
}

/** A sitemap index. */
export function sitemapIndex(entries: readonly SitemapEntry[]): string {
  return xmlList('sitemapindex', 'sitemap', entries);
}

function xmlList(list: string, item: string, entries: readonly SitemapEntry[]): string {
  const images = entries.some(({ imageUrl }) => imageUrl !== undefined) ? ` ${IMAGES}` : '';
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<${list} xmlns="${SCHEMA}"${images}>`,
    ...entries.slice(0, maxSitemapEntries).map(({ url, updatedAt, imageUrl }) => {
      const changed = updatedAt ? xmlText('lastmod', updatedAt.toISOString()) : '';
      const image = imageUrl ? `<image:image>${xmlText('image:loc', imageUrl)}</image:image>` : '';
      return `<${item}>${xmlText('loc', url)}${changed}${image}</${item}>`;
    }),
    `</${list}>\n`,
  ].join('\n');
}
