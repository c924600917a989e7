import { isLocale, type Locale } from './i18n/locales.ts';
import { uuidPattern } from './shared/is-uuid.ts';
import type { TagType } from './taxonomy/tag-types.ts';

/**
 * Every URL of the site and the desk is built here only. All are paths; `absoluteUrl` adds the origin. They
 * are public contracts: change one only with a redirect.
 */
export type FeedFormat = 'rss.xml' | 'atom.xml' | 'feed.json';
export type RenditionFormat = 'avif' | 'webp' | 'jpeg';
export type ArticleAddress = {
  readonly sectionSlug: string;
  readonly slug: string;
  /** The permanent public number; it alone identifies the story. */
  readonly number: number;
};

/** First path segments that are not public pages: files, endpoints, the desk, sign-in, the API. */
const OTHERS_FIRST_SEGMENTS: ReadonlySet<string> = new Set([
  ...['media', 'social', 'fonts', 'icons', 'js', 'desk-words', 'live', 'doc', 'oembed'],
  ...['desk', 'sign-in', 'api', 'collab', 'xem'],
]);

/** Reserved first path segments, which no section may use as a slug. */
const TAKEN_FIRST_SEGMENTS: ReadonlySet<string> = new Set([
  ...OTHERS_FIRST_SEGMENTS,
  ...['chu-de', 'tac-gia', 'dong-su-kien', 'tim-kiem', 'dinh-chinh', 'cai-chinh', 'da-luu', 'luu-tru'],
  ...['gioi-thieu', 'lien-he', 'sitemap'],
  ...['static', 'public', 'assets', 'sign-out', 'admin', 'preview'],
]);

export const homeUrl = '/';
export const correctionsUrl = '/dinh-chinh';
/** The notices of take-downs, in a section of their own. */
export const noticesUrl = '/cai-chinh';
/** Saved stories, stored in the reader's browser. */
export const savedUrl = '/da-luu';
/** The imprint, and the contact page. */
export const aboutUrl = '/gioi-thieu';
export const contactUrl = '/lien-he';
/** The archive by year, month and day. */
export const archiveUrl = '/luu-tru';
export const sitemapUrl = '/sitemap.xml';
export const newsSitemapUrl = '/news-sitemap.xml';
/** The file that proves to IndexNow that the site sent an address. */
export function indexNowKeyUrl(key: string): string {
  return `/${key}.txt`;
}

/** The key in the path of such a file; null for other paths. */
export function parseIndexNowKeyPath(pathname: string): string | null {
  return /^\/([0-9a-f]{32})\.txt$/.exec(pathname)?.[1] ?? null;
}
export const openSearchUrl = '/opensearch.xml';
export const manifestUrl = '/manifest.webmanifest';
/** The oEmbed endpoint. */
export const oembedRoot = '/oembed';

/** The root of the page view endpoint (đọc). `public/js/reading.js` has the same path. */
export const viewBeaconRoot = '/doc';

/** `/{section}/{slug}-{number}`. */
export function articleUrl({ sectionSlug, slug, number }: ArticleAddress): string {
  return `/${segment(sectionSlug)}/${segment(slug)}-${number}`;
}

/** The public history of a story below its URL: the first page, or the page that begins with `cursor`. */
export function articleHistoryUrl(storyUrl: string, cursor?: string): string {
  return `${storyUrl}/lich-su${cursor === undefined ? '' : `?${new URLSearchParams({ cursor })}`}`;
}

/** The permalink of a live entry: the page that begins with it, with its anchor. */
export function liveEntryUrl(storyUrl: string, entryId: string): string {
  return `${liveEntriesUrl(storyUrl, entryId)}#${liveEntryAnchor(entryId)}`;
}

/** The page of a live story that begins with an entry and continues backwards in time. */
export function liveEntriesUrl(storyUrl: string, fromId: string): string {
  return `${storyUrl}?${new URLSearchParams({ cursor: fromId })}`;
}

export function liveEntryAnchor(entryId: string): string {
  return `muc-${entryId}`;
}

/** The changes of a live story after a change number, for polling. */
export function liveUpdatesUrl(storyNumber: number, after: number): string {
  return `/live/${storyNumber}/updates?cursor=${after}`;
}

/** Parses a change number in a `cursor`, in canonical form only; null if it is invalid. */
export function parseLiveChange(text: string): number | null {
  return /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : null;
}

/** The same as an event stream. */
export function liveEventsUrl(storyNumber: number): string {
  return `/live/${storyNumber}/line`;
}

/** The story number in the path of an event stream or of updates; null for other paths. */
export function parseLivePath(pathname: string): { number: number; kind: 'line' | 'updates' } | null {
  const match = /^\/live\/([1-9]\d{0,14})\/(line|updates)$/.exec(pathname);
  return match ? { number: Number(match[1]), kind: match[2] as 'line' | 'updates' } : null;
}

/** The story number in a page view path; null for other paths. */
export function parseReadPath(pathname: string): number | null {
  const number = /^\/doc\/([1-9]\d{0,14})$/.exec(pathname)?.[1];
  return number === undefined ? null : Number(number);
}

/** The permalink of a notice, on the page that begins at `cursor`. */
export function noticeUrl(noticeId: string, cursor: string): string {
  return `${noticesUrl}?${new URLSearchParams({ cursor })}#ghi-chu-${segment(noticeId)}`;
}

/** The slug and number in the last path segment of a story; null for other text. */
export function parseArticleSegment(text: string): { slug: string; number: number } | null {
  const match = /^(.+)-([1-9]\d{0,14})$/s.exec(text);
  return match?.[1] && match[2] ? { slug: match[1], number: Number(match[2]) } : null;
}

export function sectionUrl(sectionSlug: string): string {
  return `/${segment(sectionSlug)}`;
}

/** Whether a section may not use this slug, because the path is reserved. */
export function isReservedSectionSlug(slug: string): boolean {
  return TAKEN_FIRST_SEGMENTS.has(slug);
}

/** Whether a first segment does not belong to public pages, although readers' browsers may request it. */
export function isOthersSegment(first: string): boolean {
  return OTHERS_FIRST_SEGMENTS.has(first);
}

export function tagUrl(tagSlug: string): string {
  return `/chu-de/${segment(tagSlug)}`;
}

export function authorUrl(authorSlug: string): string {
  return `/tac-gia/${segment(authorSlug)}`;
}

/** The timeline of an event, under the slug of its event tag. */
export function eventUrl(eventTagSlug: string): string {
  return `/dong-su-kien/${segment(eventTagSlug)}`;
}

/** The page of a tag by its type: the event line of an event, the list of any other tag. */
export function tagPageUrl({ type, slug }: { readonly type: TagType; readonly slug: string }): string {
  return type === 'event' ? eventUrl(slug) : tagUrl(slug);
}

/** The archive page of a year (`2026`), a month (`2026-07`) or a day (`2026-07-17`). */
export function archivePageUrl(period: string): string {
  return `${archiveUrl}/${period.split('-').map(segment).join('/')}`;
}

/** The search page; without a query, the empty form. */
export function searchUrl(query = ''): string {
  return query === '' ? '/tim-kiem' : `/tim-kiem?${new URLSearchParams({ q: query.toWellFormed() })}`;
}

/** Search suggestions as JSON. */
export const searchSuggestionsUrl = '/tim-kiem/goi-y';

export function siteFeedUrl(format: FeedFormat): string {
  return `/${format}`;
}

export function sectionFeedUrl(sectionSlug: string, format: FeedFormat): string {
  return `${sectionUrl(sectionSlug)}/${format}`;
}

export function tagFeedUrl(tagSlug: string, format: FeedFormat): string {
  return `${tagUrl(tagSlug)}/${format}`;
}

export function authorFeedUrl(authorSlug: string, format: FeedFormat): string {
  return `${authorUrl(authorSlug)}/${format}`;
}

/** A file of the sitemap index, such as `pages` or a day. */
export function sitemapPartUrl(name: string): string {
  return `/sitemap/${segment(name)}.xml`;
}

/** The oEmbed response for a story. */
export function oembedUrl(storyAddress: string, format: 'json' | 'xml'): string {
  return `${oembedRoot}?${new URLSearchParams({ url: storyAddress, format })}`;
}

/** The image of a story for social networks; `key` is a hash of its content, so the file is immutable. */
export function socialImageUrl(number: number, key: string, shape: string): string {
  return `/social/${number}/${segment(key)}-${segment(shape)}.jpeg`;
}

/** The key and shape in the last segment of such a URL; null if it is invalid. */
export function parseSocialImageSegment(text: string): { key: string; shape: string } | null {
  const match = /^([0-9a-f]{16})-([0-9a-z]{3,5})\.jpeg$/.exec(text);
  return match?.[1] && match[2] ? { key: match[1], shape: match[2] } : null;
}

/** The site's icon as a square PNG of this size in pixels; `maskable` has a safe margin for any mask. */
export function iconUrl(size: 180 | 192 | 512, purpose: 'any' | 'maskable' = 'any'): string {
  return `/icons/${purpose === 'any' ? 'icon' : 'maskable'}-${size}.png`;
}

/** A rendition of a picture, named by its width in CSS pixels and its format. */
export function mediaUrl(id: string, width: number, format: RenditionFormat): string {
  return `/media/${segment(id)}/${width}.${format}`;
}

/** A rendition of a picture in this page's folder. */
export function renditionUrl(
  media: { readonly id: string; readonly folder?: string },
  width: number,
  format: RenditionFormat,
): string {
  return media.folder === undefined
    ? mediaUrl(media.id, width, format)
    : `${media.folder}/${width}.${format}`;
}

/** The root of everything shown to outside people; their cookies are limited to this path. */
export const outsideRoot = '/xem';

/** The entry page of a share link: the only URL with its secret. */
export function linkLandingUrl(linkId: string, secret: string): string {
  return `${outsideRoot}/${segment(linkId)}.${segment(secret)}`;
}

/** The target of the button on the entry page. */
export function outsideOpenUrl(linkId: string, secret: string): string {
  return `${linkLandingUrl(linkId, secret)}/mo`;
}

/** The story of a share link after it was opened. */
export function outsideStoryUrl(linkId: string): string {
  return `${outsideRoot}/${segment(linkId)}`;
}

/** The folder of a picture's renditions for the holder of a share link. */
export function outsideMediaFolder(linkId: string, mediaId: string): string {
  return `${outsideStoryUrl(linkId)}/anh/${segment(mediaId)}`;
}

/** The link id, and on the entry page the secret, in a segment below `/xem`; null if it is invalid. */
export function parseOutsideSegment(text: string): { linkId: string; secret: string | null } | null {
  const match = new RegExp(`^(${uuidPattern})(?:\\.([\\w-]{20,100}))?$`).exec(text);
  return match?.[1] === undefined ? null : { linkId: match[1], secret: match[2] ?? null };
}

/** A URL for logs: without the secret of a share link and without the query. */
export function addressForLog(url: string): string {
  return (url.split(/[?#]/)[0] ?? '').replace(/^(\/xem\/[0-9a-f-]+\.)[^/]*/i, '$1…');
}

/** Never a real host (RFC 6761, 6.4). */
const ANY_ORIGIN = 'https://site.invalid';

/**
 * The path and query of a redirect target on this site, resolved as in a browser (WHATWG URL). Null if a
 * browser could leave the site: for another origin, and for a path with two slashes at its beginning.
 */
export function ownPath(target: string): string | null {
  if (!target.startsWith('/') || !URL.canParse(target, ANY_ORIGIN)) return null;
  const { origin, pathname, search } = new URL(target, ANY_ORIGIN);
  return origin === ANY_ORIGIN && !pathname.startsWith('//') ? pathname + search : null;
}

/** The sign-in page; it redirects only to paths of this site. */
export function signInUrl(next?: string): string {
  const path = next === undefined ? null : ownPath(next);
  return path === null ? '/sign-in' : `/sign-in?${new URLSearchParams({ next: path })}`;
}

/** The sign-in page after a password was set. */
export const passwordChosenUrl = '/sign-in?chosen=password';

/** The page for requesting a reset link. */
export const forgottenPasswordUrl = '/sign-in/forgotten';

/**
 * The page for setting a password. The secret is in the fragment, which browsers do not send to the server,
 * so it appears in no log.
 */
export function choosePasswordUrl(secret: string): string {
  return `/sign-in/password#${secret}`;
}

/** The second step of sign-in, with the path to continue to. */
export function secondStepUrl(next: string): string {
  return signInUrl(next).replace(/^\/sign-in/, '/sign-in/step');
}

/** The setup of a required second factor, with the path to continue to. */
export function enrolUrl(next: string): string {
  return signInUrl(next).replace(/^\/sign-in/, '/sign-in/second-factor');
}

export const deskUrl = '/desk';
/** The desk's search. */
export const findDeskUrl = '/desk/find';

/** The desk's messages in one language, with a content hash. */
export function deskWordsUrl(locale: Locale, hash: string): string {
  return `/desk-words/${locale}.${hash}.json`;
}

/** The language in a path of desk messages, with any hash; null if it is not supported. */
export function parseDeskWordsPath(pathname: string): Locale | null {
  const locale = /^\/desk-words\/([a-z]+)\.[\w-]+\.json$/.exec(pathname)?.[1];
  return isLocale(locale) ? locale : null;
}

export const presenceDeskUrl = '/desk/presence';
export const newArticleDeskUrl = '/desk/articles/new';
export const mediaDeskUrl = '/desk/media';
export const tagsDeskUrl = '/desk/tags';

/** Tags that need maintenance, by kind of problem. */
export function tagMaintenanceDeskUrl(list: string): string {
  return `${tagsDeskUrl}?${new URLSearchParams({ list })}`;
}

/** Tags found by a search in their names. */
export function tagsFoundDeskUrl(query: string): string {
  return asked(tagsDeskUrl, { q: query });
}

/** The page for editing an event's key moments. */
export function momentsDeskUrl(tagId: string): string {
  return `${tagsDeskUrl}/${segment(tagId)}`;
}

/** The most-read stories with their numbers. */
export const mostReadDeskUrl = '/desk/reads';

export const frontsDeskUrl = '/desk/fronts';

/** The layout editor of a front. */
export function frontDeskUrl(front: string): string {
  return `${frontsDeskUrl}/${segment(front)}`;
}

/** A private preview of a front, or of a section page that it leads, with the viewer's drafts. */
export function frontPreviewUrl(front: string, sectionSlug?: string): string {
  const query = sectionSlug === undefined ? '' : `?${new URLSearchParams({ section: sectionSlug })}`;
  return `${frontDeskUrl(front)}/preview${query}`;
}
export const scheduleDeskUrl = '/desk/schedule';

/** The schedule by day, week or month around a day (`2026-07-17`), or as a list from a cursor. */
export function scheduleUrl(span: string, day: string, cursor?: string): string {
  return asked(scheduleDeskUrl, { by: span, day, ...(cursor !== undefined && { cursor }) });
}
export const siteAtDeskUrl = '/desk/site-at';

/**
 * A preview of a public page at a future time, in whole seconds:
 * `/desk/site-at/2026-07-17T18:05:00Z/the-gioi`.
 */
export function siteAtUrl(at: Date, path: string): string {
  // Rounded up to the next whole second.
  const second = new Date(at.getTime() + 999).toISOString().slice(0, 19);
  return `${siteAtDeskUrl}/${second}Z${path}`;
}
export const notificationPreferencesUrl = '/desk/account#notifications';
export const notificationEventsUrl = '/desk/notifications/line';
export const notificationReadUrl = '/desk/notifications/read';
export const workflowDeskUrl = '/desk/workflow';
/** The open review debts. */
export const debtsDeskUrl = '/desk/debts';
/** The endpoint for breaking news. */
export const breakingApiUrl = '/api/v1/breaking';
export const planningDeskUrl = '/desk/planning';

export function assignmentDeskUrl(assignmentId: string): string {
  return `/desk/assignments/${segment(assignmentId)}`;
}

export function articleDeskUrl(articleId: string): string {
  return `/desk/articles/${segment(articleId)}`;
}

/** The live desk of a story. */
export function liveDeskUrl(articleId: string): string {
  return `${articleDeskUrl(articleId)}/live`;
}

/** The entries that the live desk polls every few seconds. */
export function liveDeskEntriesUrl(articleId: string, limit?: number): string {
  return asked(`${liveDeskUrl(articleId)}/entries`, limit === undefined ? {} : { limit: String(limit) });
}

/** The history of an article's text; with two versions (numbers, or `fork-` and an id) their comparison. */
export function articleHistoryDeskUrl(
  articleId: string,
  shown: { readonly before?: string; readonly after?: string } = {},
): string {
  const query = Object.fromEntries(Object.entries(shown).filter(([, side]) => side !== undefined));
  return asked(`${articleDeskUrl(articleId)}/history`, query);
}

export const adminOverviewUrl = '/desk/admin';

/** The notifications of the user, all or filtered by the query. */
export function notificationsDeskUrl(shown: Readonly<Record<string, string>> = {}): string {
  return asked('/desk/notifications', shown);
}

export function adminDeskUrl(page: string): string {
  return `${adminOverviewUrl}/${segment(page)}`;
}

/** A private preview of the site with changed settings. */
export function settingsPreviewUrl(page: 'home' | 'article' | 'about' | 'contact'): string {
  return `/desk/settings-preview?page=${page}`;
}

/** A person's administration page. */
export function personDeskUrl(personId: string): string {
  return `${adminDeskUrl('people')}/${segment(personId)}`;
}

/** The audit, filtered by the query. */
export function auditDeskUrl(query: Readonly<Record<string, string>> = {}): string {
  return asked(adminDeskUrl('audit'), query);
}

/** The royalties of a month; the current one by default. */
export function royaltiesDeskUrl(query: Readonly<Record<string, string>> = {}): string {
  return asked(adminDeskUrl('royalties'), query);
}

/** The royalties of one story. */
export function storyRoyaltiesDeskUrl(articleId: string): string {
  return `${adminDeskUrl('royalties')}/${segment(articleId)}`;
}

export const royaltiesExportDeskUrl = '/desk/admin/royalties/export';

export const auditExportDeskUrl = '/desk/admin/audit/export';

/** The spelling dictionary of a language for the desk's editor. */
export function dictionaryDeskUrl(language: 'vi' | 'en'): string {
  return `/desk/dictionaries/${language}`;
}

/** An absolute URL of a path. `siteUrl` is the site's origin, with or without a trailing slash. */
export function absoluteUrl(siteUrl: string, path: string): string {
  return siteUrl.replace(/\/+$/, '') + path;
}

/** A path with a query; unchanged if the query is empty. */
function asked(path: string, query: Readonly<Record<string, string>>): string {
  const text = String(new URLSearchParams(query));
  return text === '' ? path : `${path}?${text}`;
}

/** Unreserved characters (RFC 3986, 2.3), as in every slug: testing is faster than encoding. */
const UNRESERVED = /^[\w.~-]*$/;

function segment(text: string): string {
  return UNRESERVED.test(text) ? text : encodeURIComponent(text.toWellFormed());
}
