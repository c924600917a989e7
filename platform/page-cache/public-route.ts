import { isReservedSectionSlug, parseLivePath } from '#core/urls.ts';

const FIXED = new Set([
  '/',
  '/tim-kiem',
  '/tim-kiem/goi-y',
  '/dinh-chinh',
  '/cai-chinh',
  '/da-luu',
  '/gioi-thieu',
  '/lien-he',
  '/sitemap.xml',
  '/news-sitemap.xml',
  '/robots.txt',
  '/llms.txt',
  '/opensearch.xml',
  '/manifest.webmanifest',
  '/.well-known/security.txt',
]);
const LISTS = new Set(['chu-de', 'tac-gia', 'dong-su-kien']);
/** All of it, a year, a month or a day; what is written otherwise leads there, or nowhere. */
const ARCHIVE = /^\/luu-tru(\/\d{4}(\/\d{2}(\/\d{2})?)?)?$/;
const WITHOUT_PAGES = /^\/(gioi-thieu|lien-he|da-luu|luu-tru(\/\d{4}(\/\d{2})?)?)$/;
const FEEDS = new Set(['rss.xml', 'atom.xml', 'feed.json']);
const LONGEST_QUERY_VALUE = 300;

/**
 * The address under which a reader's page is kept, or null where the request is not for one. Only the parameters that
 * this page reads count, each once: `?utm_source=…` must neither miss the cache nor fill it.
 */
export function cacheKeyOf(url: string): string | null {
  const queryAt = url.indexOf('?');
  const pathname = queryAt < 0 ? url : url.slice(0, queryAt);
  if (!isPublicRoute(pathname)) return null;
  if (queryAt < 0) return pathname;
  const given = new URLSearchParams(url.slice(queryAt + 1));
  const kept = new URLSearchParams();
  for (const name of parametersOf(pathname)) {
    const value = given.get(name);
    if (value !== null && value.length > LONGEST_QUERY_VALUE) return null;
    if (value && (name === 'q' || isReadBy(pathname, value))) kept.set(name, value);
  }
  return kept.size > 0 ? `${pathname}?${kept}` : pathname;
}

/** The parameters that the page at this public address reads: lists go on, the search is for something. */
function parametersOf(pathname: string): readonly string[] {
  if (pathname === '/tim-kiem') return ['q', 'cursor', 'section', 'tag', 'author', 'from', 'to', 'sort'];
  if (pathname === '/tim-kiem/goi-y') return ['q'];
  if (pathname === '/' || pathname.includes('.')) return [];
  const [, first = ''] = pathname.split('/');
  if (WITHOUT_PAGES.test(pathname) || pathname.endsWith('/lich-su')) return [];
  return first === 'dong-su-kien' ? ['cursor', 'order'] : ['cursor'];
}

/** A live story goes on from one of its entries; any other value would only be another name for the same page. */
function isReadBy(pathname: string, value: string): boolean {
  const [, first = '', second] = pathname.split('/');
  const isStory =
    second !== undefined && !LISTS.has(first) && !ARCHIVE.test(pathname) && parseLivePath(pathname) === null;
  return !isStory || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}

function isPublicRoute(pathname: string): boolean {
  if (parseLivePath(pathname)?.kind === 'updates') return true;
  if (FIXED.has(pathname) || ARCHIVE.test(pathname)) return true;
  const [, first = '', second, third, ...rest] = pathname.split('/');
  if (rest.length > 0) return false;
  if (second === undefined && FEEDS.has(first)) return true;
  if (first === 'sitemap') return third === undefined && /^[a-z0-9-]+\.xml$/.test(second ?? '');
  if (LISTS.has(first)) return Boolean(second) && (third === undefined || FEEDS.has(third));
  if (!isSlug(first) || isReservedSectionSlug(first)) return false;
  if (third !== undefined) return third === 'lich-su' && second !== undefined && /-\d+$/.test(second);
  return second === undefined || FEEDS.has(second) || /-\d+$/.test(second);
}

/** Sections only: a first segment with a dot is a file, one with an underscore belongs to Next. */
function isSlug(segment: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(segment);
}
