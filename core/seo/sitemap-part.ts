import { daySchema } from '../shared/day-schema.ts';
import { uuidPattern } from '../shared/is-uuid.ts';

/**
 * A file in the sitemap index: the site's own pages, the stories of a UTC day, or a block of tags or authors.
 * Also news beyond the first thousand, which do not fit into the news sitemap.
 */
export type SitemapPart =
  | { readonly kind: 'pages' }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'news'; readonly page: number }
  | { readonly kind: 'tags' | 'authors'; readonly from: string };

/** The number of tags or people read for one file; each costs an index lookup. */
export const sitemapBlockSize = 10_000;

const BLOCK = new RegExp(`^(tags|authors)-(${uuidPattern})$`);

/** The part's name in its URL: `pages`, `2026-07-17`, `news-2`, `tags-<uuid>`. */
export function sitemapPartName(part: SitemapPart): string {
  if (part.kind === 'pages') return 'pages';
  if (part.kind === 'news') return `news-${part.page}`;
  return part.kind === 'day' ? part.day : `${part.kind}-${part.from}`;
}

/** Parses a file name (`2026-07-17.xml`); null if it is no part. */
export function parseSitemapPart(file: string): SitemapPart | null {
  const name = /^([a-z0-9-]{1,50})\.xml$/.exec(file)?.[1];
  if (name === undefined) return null;
  if (name === 'pages') return { kind: 'pages' };
  if (daySchema.safeParse(name).success) return { kind: 'day', day: name };
  const page = /^news-([2-9]|[1-9]\d)$/.exec(name)?.[1];
  if (page !== undefined) return { kind: 'news', page: Number(page) };
  const [, kind, from] = BLOCK.exec(name) ?? [];
  return from === undefined ? null : { kind: kind as 'tags' | 'authors', from };
}
