import { isLocale, type Locale } from './i18n/locales.ts';
import { uuidPattern } from './shared/is-uuid.ts';
import type { TagType } from './taxonomy/tag-types.ts';

/**
 * Every address of the site and the desk, built here and nowhere else. All are paths; `absoluteUrl` adds the site.
 * What they look like is promised to the outside: change one only with a redirect.
 */
export type FeedFormat = 'rss.xml' | 'atom.xml' | 'feed.json';
export type RenditionFormat = 'avif' | 'webp' | 'jpeg';
export type ArticleAddress = {
  readonly sectionSlug: string;
  readonly slug: string;
  /** The permanent public number; it alone finds the story. */
  readonly number: number;
};

/** First path segments of all that is no page of readers: files, doors, the desk, sign-in, the API. */
const OTHERS_FIRST_SEGMENTS: ReadonlySet<string> = new Set([
  ...['media', 'social', 'fonts', 'icons', 'js', 'desk-words', 'live', 'doc', 'oembed'],
  ...['desk', 'sign-in', 'api', 'collab', 'xem'],
]);

/** First path segments that mean something else, so that no section may take them for a slug. */
const TAKEN_FIRST_SEGMENTS: ReadonlySet<string> = new Set([
  ...OTHERS_FIRST_SEGMENTS,
  ...['chu-de', 'tac-gia', 'dong-su-kien', 'tim-kiem', 'dinh-chinh', 'cai-chinh', 'da-luu', 'luu-tru'],
  ...['gioi-thieu', 'lien-he', 'sitemap'],
  ...['static', 'public', 'assets', 'sign-out', 'admin', 'preview'],
]);

export const homeUrl = '/';
export const correctionsUrl = '/dinh-chinh';
/** The notices of what was taken down, in a section of their own. */
export const noticesUrl = '/cai-chinh';
/** What a reader saved, by their own browser. */
export const savedUrl = '/da-luu';
/** Who makes the paper, and how to reach them. */
export const aboutUrl = '/gioi-thieu';
export const contactUrl = '/lien-he';
/** Everything that was published, by year, month and day. */
export const archiveUrl = '/luu-tru';
export const sitemapUrl = '/sitemap.xml';
export const newsSitemapUrl = '/news-sitemap.xml';
export const openSearchUrl = '/opensearch.xml';
export const manifestUrl = '/manifest.webmanifest';
/** Where others ask how a story of ours is embedded. */
export const oembedRoot = '/oembed';

/** Below it a story's page says that it was read: đọc. `public/js/reading.js` has the address, too. */
export const readDoorRoot = '/doc';

/** `/{section}/{slug}-{number}`. */
export function articleUrl({ sectionSlug, slug, number }: ArticleAddress): string {
  return `/${segment(sectionSlug)}/${segment(slug)}-${number}`;
}

/** What changed in a story since readers first had it, under the story's own address; all, or the page that begins with `cursor`. */
export function articleHistoryUrl(storyUrl: string, cursor?: string): string {
  return `${storyUrl}/lich-su${cursor === undefined ? '' : `?${new URLSearchParams({ cursor })}`}`;
}

/** One entry of a live story: the page that begins with it, at its place, whatever came since. */
export function liveEntryUrl(storyUrl: string, entryId: string): string {
  return `${liveEntriesUrl(storyUrl, entryId)}#${liveEntryAnchor(entryId)}`;
}

/** The page of a live story that begins with an entry and goes back in time. */
export function liveEntriesUrl(storyUrl: string, fromId: string): string {
  return `${storyUrl}?${new URLSearchParams({ cursor: fromId })}`;
}

export function liveEntryAnchor(entryId: string): string {
  return `muc-${entryId}`;
}

/** What has changed in a live story after the change of that number, for whoever asks now and then. */
export function liveUpdatesUrl(storyNumber: number, after: number): string {
  return `/live/${storyNumber}/updates?cursor=${after}`;
}

/** The number of a change as `cursor` has it, in the one way in which we write it; null for anything else. */
export function parseLiveChange(text: string): number | null {
  return /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : null;
}

/** The same as an open line. */
export function liveLineUrl(storyNumber: number): string {
  return `/live/${storyNumber}/line`;
}

/** The number of the story whose line or updates a path asks for; null where it is neither. */
export function parseLivePath(pathname: string): { number: number; kind: 'line' | 'updates' } | null {
  const match = /^\/live\/([1-9]\d{0,14})\/(line|updates)$/.exec(pathname);
  return match ? { number: Number(match[1]), kind: match[2] as 'line' | 'updates' } : null;
}

/** The number of the story that a path of the door says was read; null where it names none. */
export function parseReadPath(pathname: string): number | null {
  const number = /^\/doc\/([1-9]\d{0,14})$/.exec(pathname)?.[1];
  return number === undefined ? null : Number(number);
}

/** One notice at its place, on the page of notices that `cursor` leads to. */
export function noticeUrl(noticeId: string, cursor: string): string {
  return `${noticesUrl}?${new URLSearchParams({ cursor })}#ghi-chu-${segment(noticeId)}`;
}

/** The slug and number in the last segment of an article's address, or null when it is not one. */
export function parseArticleSegment(text: string): { slug: string; number: number } | null {
  const match = /^(.+)-([1-9]\d{0,14})$/s.exec(text);
  return match?.[1] && match[2] ? { slug: match[1], number: Number(match[2]) } : null;
}

export function sectionUrl(sectionSlug: string): string {
  return `/${segment(sectionSlug)}`;
}

/** Whether a section may not bear this slug, because its address already belongs to something else. */
export function isReservedSectionSlug(slug: string): boolean {
  return TAKEN_FIRST_SEGMENTS.has(slug);
}

/** Whether what begins with this segment is no page of readers, though readers' browsers may ask for it. */
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

/** The one page of a tag, by its type: an event has its line, every other tag its list. */
export function tagPageUrl({ type, slug }: { readonly type: TagType; readonly slug: string }): string {
  return type === 'event' ? eventUrl(slug) : tagUrl(slug);
}

/** The stories of a year (`2026`), a month (`2026-07`) or a day (`2026-07-17`) of the site's calendar. */
export function archivePageUrl(period: string): string {
  return `${archiveUrl}/${period.split('-').map(segment).join('/')}`;
}

/** The search page; without a query, the empty form. */
export function searchUrl(query = ''): string {
  return query === '' ? '/tim-kiem' : `/tim-kiem?${new URLSearchParams({ q: query.toWellFormed() })}`;
}

/** What is offered to whoever types a search, as JSON. */
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

/** One of the files that the index of sitemaps names, such as `pages` or a day. */
export function sitemapPartUrl(name: string): string {
  return `/sitemap/${segment(name)}.xml`;
}

/** How the story at an address of ours is embedded, for whoever asks. */
export function oembedUrl(storyAddress: string, format: 'json' | 'xml'): string {
  return `${oembedRoot}?${new URLSearchParams({ url: storyAddress, format })}`;
}

/** The picture of a story for social networks; `key` stands for all that is drawn in it, so that it never changes. */
export function socialImageUrl(number: number, key: string, shape: string): string {
  return `/social/${number}/${segment(key)}-${segment(shape)}.jpeg`;
}

/** The key and the shape in the last segment of such an address, or null where it is none. */
export function parseSocialImageSegment(text: string): { key: string; shape: string } | null {
  const match = /^([0-9a-f]{16})-([0-9a-z]{3,5})\.jpeg$/.exec(text);
  return match?.[1] && match[2] ? { key: match[1], shape: match[2] } : null;
}

/** The mark of the house as a PNG, its sides in pixels; `maskable` has room around it to be cut to any shape. */
export function iconUrl(size: 180 | 192 | 512, purpose: 'any' | 'maskable' = 'any'): string {
  return `/icons/${purpose === 'any' ? 'icon' : 'maskable'}-${size}.png`;
}

/** A rendition of a picture: its width in CSS pixels and its format are its name. */
export function mediaUrl(id: string, width: number, format: RenditionFormat): string {
  return `/media/${segment(id)}/${width}.${format}`;
}

/** A rendition of a picture where this page finds it. */
export function renditionUrl(
  media: { readonly id: string; readonly folder?: string },
  width: number,
  format: RenditionFormat,
): string {
  return media.folder === undefined
    ? mediaUrl(media.id, width, format)
    : `${media.folder}/${width}.${format}`;
}

/** Everything that somebody outside the newsroom is shown stands below this; the cookies of a visit go nowhere else. */
export const outsideRoot = '/xem';

/** The door of a link: the only address that bears its secret. */
export function outsideDoorUrl(linkId: string, secret: string): string {
  return `${outsideRoot}/${segment(linkId)}.${segment(secret)}`;
}

/** Where the button behind the door leads. */
export function outsideOpenUrl(linkId: string, secret: string): string {
  return `${outsideDoorUrl(linkId, secret)}/mo`;
}

/** The story behind the door, for whoever has opened it. */
export function outsideStoryUrl(linkId: string): string {
  return `${outsideRoot}/${segment(linkId)}`;
}

/** Where the renditions of a picture stand for the holder of a link. */
export function outsideMediaFolder(linkId: string, mediaId: string): string {
  return `${outsideStoryUrl(linkId)}/anh/${segment(mediaId)}`;
}

/** The link, and at its door the secret, that a segment below `/xem` names; null where it is none of ours. */
export function parseOutsideSegment(text: string): { linkId: string; secret: string | null } | null {
  const match = new RegExp(`^(${uuidPattern})(?:\\.([\\w-]{20,100}))?$`).exec(text);
  return match?.[1] === undefined ? null : { linkId: match[1], secret: match[2] ?? null };
}

/** An address as a log may have it: without the secret of a link outside, and without what somebody searched for. */
export function addressForLog(url: string): string {
  return (url.split(/[?#]/)[0] ?? '').replace(/^(\/xem\/[0-9a-f-]+\.)[^/]*/i, '$1…');
}

/** The sign-in page, which leads on to a path of this site and to nowhere else. */
export function signInUrl(next?: string): string {
  const staysHere = next !== undefined && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next);
  return staysHere ? `/sign-in?${new URLSearchParams({ next: next.toWellFormed() })}` : '/sign-in';
}

/** The door for whoever has just chosen a password. */
export const passwordChosenUrl = '/sign-in?chosen=password';

/** Where whoever forgot their password asks for a link. */
export const forgottenPasswordUrl = '/sign-in/forgotten';

/** Where a password is chosen. The secret stands behind the `#`: no browser sends that to a server, and no log has it. */
export function choosePasswordUrl(secret: string): string {
  return `/sign-in/password#${secret}`;
}

/** Where whoever has given their password gives their second proof, on the way to a path of this site. */
export function secondStepUrl(next: string): string {
  return signInUrl(next).replace(/^\/sign-in/, '/sign-in/step');
}

/** Where somebody sets up the second factor that they must have, on the way to a path of this site. */
export function enrolUrl(next: string): string {
  return signInUrl(next).replace(/^\/sign-in/, '/sign-in/second-factor');
}

export const deskUrl = '/desk';
/** The desk's search. */
export const findDeskUrl = '/desk/find';

/** The texts of the desk in one language, with the hash of what is in the file. */
export function deskWordsUrl(locale: Locale, hash: string): string {
  return `/desk-words/${locale}.${hash}.json`;
}

/** The language whose texts a path asks for, whatever their hash; null where it asks for none that we speak. */
export function parseDeskWordsPath(pathname: string): Locale | null {
  const locale = /^\/desk-words\/([a-z]+)\.[\w-]+\.json$/.exec(pathname)?.[1];
  return isLocale(locale) ? locale : null;
}

export const presenceDeskUrl = '/desk/presence';
export const newArticleDeskUrl = '/desk/articles/new';
export const mediaDeskUrl = '/desk/media';
export const tagsDeskUrl = '/desk/tags';

/** Tags that want tending, by what ails them. */
export function tendingDeskUrl(list: string): string {
  return `${tagsDeskUrl}?${new URLSearchParams({ list })}`;
}

/** Tags by what is looked for in their names. */
export function tagsFoundDeskUrl(query: string): string {
  return asked(tagsDeskUrl, { q: query });
}

/** Where the key moments of an event are named. */
export function momentsDeskUrl(tagId: string): string {
  return `${tagsDeskUrl}/${segment(tagId)}`;
}

/** What is read most, with its numbers. */
export const readsDeskUrl = '/desk/reads';

export const frontsDeskUrl = '/desk/fronts';

/** Where one front is laid out. */
export function frontDeskUrl(front: string): string {
  return `${frontsDeskUrl}/${segment(front)}`;
}

/** A front, or the page of a section that it leads, as readers would see it with the drafts of whoever looks, for them alone. */
export function frontPreviewUrl(front: string, sectionSlug?: string): string {
  const query = sectionSlug === undefined ? '' : `?${new URLSearchParams({ section: sectionSlug })}`;
  return `${frontDeskUrl(front)}/preview${query}`;
}
export const scheduleDeskUrl = '/desk/schedule';

/** The schedule by day, week or month around a day (`2026-07-17`), or as a list, behind a cursor where there is one. */
export function scheduleUrl(span: string, day: string, cursor?: string): string {
  return asked(scheduleDeskUrl, { by: span, day, ...(cursor !== undefined && { cursor }) });
}
export const siteAtDeskUrl = '/desk/site-at';

/** A reader's page as it will be at a moment, to the second that has begun by then: `/desk/site-at/2026-07-17T18:05:00Z/the-gioi`. */
export function siteAtUrl(at: Date, path: string): string {
  // What has begun is a second further; the milliseconds are cut off.
  const second = new Date(at.getTime() + 999).toISOString().slice(0, 19);
  return `${siteAtDeskUrl}/${second}Z${path}`;
}
export const notificationPreferencesUrl = '/desk/account#notifications';
export const notificationLineUrl = '/desk/notifications/line';
export const notificationReadUrl = '/desk/notifications/read';
export const workflowDeskUrl = '/desk/workflow';
/** The open review debts. */
export const debtsDeskUrl = '/desk/debts';
/** Where the sheet sends breaking news. */
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

/** What the live desk asks every few seconds. */
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

/** What somebody was told, all of it or what the query asks for. */
export function notificationsDeskUrl(shown: Readonly<Record<string, string>> = {}): string {
  return asked('/desk/notifications', shown);
}

export function adminDeskUrl(page: string): string {
  return `${adminOverviewUrl}/${segment(page)}`;
}

/** The site with the settings that somebody would like, for them alone. */
export function settingsPreviewUrl(page: 'home' | 'article' | 'about' | 'contact'): string {
  return `/desk/settings-preview?page=${page}`;
}

/** One person's page of the administration. */
export function personDeskUrl(personId: string): string {
  return `${adminDeskUrl('people')}/${segment(personId)}`;
}

/** The audit, by what is looked for. */
export function auditDeskUrl(query: Readonly<Record<string, string>> = {}): string {
  return asked(adminDeskUrl('audit'), query);
}

/** A month of royalties; the running one where none is named. */
export function royaltiesDeskUrl(query: Readonly<Record<string, string>> = {}): string {
  return asked(adminDeskUrl('royalties'), query);
}

/** The marks of one story. */
export function storyRoyaltiesDeskUrl(articleId: string): string {
  return `${adminDeskUrl('royalties')}/${segment(articleId)}`;
}

export const royaltiesExportDeskUrl = '/desk/admin/royalties/export';

export const auditExportDeskUrl = '/desk/admin/audit/export';

/** The spelling dictionary of a language, as the desk's editor fetches it. */
export function dictionaryDeskUrl(language: 'vi' | 'en'): string {
  return `/desk/dictionaries/${language}`;
}

/** A path of ours as the outside must write it. `siteUrl` is the site's origin, with or without a closing slash. */
export function absoluteUrl(siteUrl: string, path: string): string {
  return siteUrl.replace(/\/+$/, '') + path;
}

/** A path with what is asked of it; as it is where that is nothing. */
function asked(path: string, query: Readonly<Record<string, string>>): string {
  const text = String(new URLSearchParams(query));
  return text === '' ? path : `${path}?${text}`;
}

/** What stands in an address as it is (RFC 3986, 2.3), as every slug does: seen sooner than written anew. */
const UNRESERVED = /^[\w.~-]*$/;

function segment(text: string): string {
  return UNRESERVED.test(text) ? text : encodeURIComponent(text.toWellFormed());
}
