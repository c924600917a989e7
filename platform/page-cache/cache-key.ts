import { isHistoryCursor } from '#core/articles/history-pages.ts';
import { isLocale } from '#core/i18n/locales.ts';
import { formatRankCursor, parseRankCursor } from '#core/search/search-cursor.ts';
import { FILTER_NAMES, parseSearchFilters, parseSearchSort } from '#core/search/search-filters.ts';
import { uuidPattern } from '#core/shared/is-uuid.ts';
import { formatListCursor, parseListCursor } from '#core/shared/list-cursor.ts';
import { isReservedSectionSlug, parseLiveChange, parseLivePath } from '#core/urls.ts';
import { isUnknownPath } from './unknown-url.ts';

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
  '/ads.txt',
  '/llms.txt',
  '/opensearch.xml',
  '/manifest.webmanifest',
  '/.well-known/security.txt',
]);
const LISTS = new Set(['chu-de', 'tac-gia', 'dong-su-kien']);
/** Archive of all years, a year, a month or a day. Other spellings redirect or do not exist. */
const ARCHIVE = /^\/luu-tru(\/\d{4}(\/\d{2}(\/\d{2})?)?)?$/;
const WITHOUT_PAGES = /^\/(gioi-thieu|lien-he|da-luu|luu-tru(\/\d{4}(\/\d{2})?)?)$/;
/** The change history of a story, below its URL. A section or a tag may have the same slug. */
const STORY_HISTORY = /^\/[^/]+\/[^/]+-\d+\/lich-su$/;
const FEEDS = new Set(['rss.xml', 'atom.xml', 'feed.json']);
/**
 * Parts that a URL parser would normalize away (WHATWG URL, 4.4): dot segments, backslashes, fragments, tabs
 * and line breaks. They would give one page endless cache keys.
 */
const READ_OTHERWISE = /[\\#\t\n\r]|\/(\.|%2e){1,2}(\/|$)/i;
const MAX_QUERY_VALUE_LENGTH = 300;
/** The page itself checks whether the moment of a cursor is in the past. */
const LAST_MOMENT = new Date(8.64e15);

/** The query parameters of a page: for each name, whether a value is meaningful. */
type Parameters = Readonly<Record<string, (value: string) => boolean>>;

const LIST: Parameters = { cursor: isListCursor };
/** A series can be read in either language. */
const TAG: Parameters = { ...LIST, lang: isLocale };
const EVENT: Parameters = { ...LIST, order: (value) => value === 'oldest' };
const ENTRY = new RegExp(`^${uuidPattern}$`);
/** A live story can be continued from one of its entries. */
const STORY: Parameters = { cursor: (value) => ENTRY.test(value) };
const UPDATES: Parameters = { cursor: (value) => parseLiveChange(value) !== null };
const HISTORY: Parameters = { cursor: isHistoryCursor };
const SUGGESTIONS: Parameters = { q: () => true };
const SEARCH: Parameters = {
  q: () => true,
  cursor: (value) => isListCursor(value) || isRankCursor(value),
  ...Object.fromEntries(
    FILTER_NAMES.map((name) => [
      name,
      (value: string) => parseSearchFilters({ [name]: value })[name] === value,
    ]),
  ),
  sort: (value) => value !== parseSearchSort(undefined) && value === parseSearchSort(value),
  verbatim: (value) => value === '1',
};
/** Search results and suggestions: they have an unlimited number of URLs. */
const SEARCHES = new Set(['/tim-kiem', '/tim-kiem/goi-y']);

/**
 * The cache key of a reader URL: path and known query parameters. Null for a URL that is not a reader page.
 */
export function cacheKeyOf(url: string): string | null {
  const queryAt = url.indexOf('?');
  const pathname = queryAt < 0 ? url : url.slice(0, queryAt);
  if (!isPublicRoute(pathname)) return isUnknownPath(pathname) ? pathname : null;
  if (queryAt < 0) return pathname;
  const given = new URLSearchParams(url.slice(queryAt + 1));
  const kept = new URLSearchParams();
  const parameters = parametersOf(pathname);
  for (const [name, means] of Object.entries(parameters)) {
    const value = beginningOf(name, given.get(name) ?? '');
    if (value === '') continue;
    const isMeant = value.length <= MAX_QUERY_VALUE_LENGTH && means(value);
    // An unknown change id must reach the route, which rejects it. Dropping the parameter would request all
    // updates.
    if (parameters === UPDATES && !isMeant) return null;
    if (isMeant) kept.set(name, value);
  }
  return kept.size > 0 ? `${pathname}?${kept}` : pathname;
}

/**
 * The query of a reader URL without unknown and repeated parameters; the others keep their spelling.
 * Unknown paths keep theirs: a redirect of an older site may depend on it.
 */
export function knownQuery(pathname: string, query: string): string {
  if (!isPublicRoute(pathname)) return query;
  const names = new Set(Object.keys(parametersOf(pathname)));
  const isKnown = (part: string) => [...new URLSearchParams(part).keys()].some((name) => names.delete(name));
  return query.split('&').filter(isKnown).join('&');
}

function parametersOf(pathname: string): Parameters {
  if (pathname === '/tim-kiem') return SEARCH;
  if (pathname === '/tim-kiem/goi-y') return SUGGESTIONS;
  if (parseLivePath(pathname) !== null) return UPDATES;
  if (pathname === '/' || pathname.includes('.')) return {};
  if (WITHOUT_PAGES.test(pathname)) return {};
  if (STORY_HISTORY.test(pathname)) return HISTORY;
  const [, first = '', second] = pathname.split('/');
  if (first === 'dong-su-kien') return EVENT;
  if (first === 'chu-de') return TAG;
  return second === undefined || LISTS.has(first) || ARCHIVE.test(pathname) ? LIST : STORY;
}

/** Whether anyone can make up further URLs of this kind: searches and suggestions. */
export function isSearchUrl(address: string): boolean {
  const queryAt = address.indexOf('?');
  return queryAt >= 0 && SEARCHES.has(address.slice(0, queryAt));
}

/** Whether no page of ours can have this URL. */
export function isUnknownUrl(address: string): boolean {
  return !isPublicRoute(address.split('?')[0] ?? '') && cacheKeyOf(address) !== null;
}

/** Only the beginning of a long search term counts, as in the search itself. */
function beginningOf(name: string, value: string): string {
  const isLongSearch = name === 'q' && value.length > MAX_QUERY_VALUE_LENGTH;
  return isLongSearch ? value.trim().slice(0, MAX_QUERY_VALUE_LENGTH) : value;
}

function isListCursor(value: string): boolean {
  const cursor = parseListCursor(value);
  return cursor !== undefined && formatListCursor(cursor) === value;
}

function isRankCursor(value: string): boolean {
  const cursor = parseRankCursor(value, LAST_MOMENT);
  return cursor !== undefined && formatRankCursor(cursor) === value;
}

function isPublicRoute(pathname: string): boolean {
  if (READ_OTHERWISE.test(pathname)) return false;
  if (parseLivePath(pathname)?.kind === 'updates') return true;
  if (FIXED.has(pathname) || ARCHIVE.test(pathname)) return true;
  const [, first = '', second, third, ...rest] = pathname.split('/');
  if (rest.length > 0) return false;
  if (second === undefined && FEEDS.has(first)) return true;
  if (first === 'sitemap') return third === undefined && /^[a-z0-9-]+\.xml$/.test(second ?? '');
  if (LISTS.has(first)) return Boolean(second) && (third === undefined || FEEDS.has(third));
  if (!isSlug(first) || isReservedSectionSlug(first)) return false;
  if (third !== undefined) return STORY_HISTORY.test(pathname);
  return second === undefined || FEEDS.has(second) || /-\d+$/.test(second);
}

/** Sections only: a first segment with a dot is a file, one with an underscore belongs to Next. */
function isSlug(segment: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(segment);
}
