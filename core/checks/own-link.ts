import { articleHistoryUrl, parseArticleSegment } from '../urls.ts';

/** The target of a URL of this site. `always` exists regardless of publications, `nothing` never. */
export type OwnLink =
  | { readonly kind: 'always' | 'nothing' }
  | { readonly kind: 'article'; readonly number: number; readonly path: string }
  | {
      readonly kind: 'section' | 'tag' | 'event' | 'author' | 'media';
      readonly key: string;
      readonly path: string;
    };

/**
 * The target of a link to this site, or null if it leads elsewhere. Links to the desk and to the API are dead
 * for readers.
 */
export function ownLink(href: string, siteUrl: string): OwnLink | null {
  const site = new URL(siteUrl);
  if (!URL.canParse(href, site)) return { kind: 'nothing' };
  const url = new URL(href, site);
  if (url.host !== site.host) return null;
  const segments = segmentsOf(url.pathname);
  return segments === null ? { kind: 'nothing' } : wanted(segments, url.pathname);
}

const ALWAYS: ReadonlySet<string> = new Set([
  ...['gioi-thieu', 'lien-he', 'cai-chinh', 'da-luu', 'llms.txt', 'opensearch.xml'],
  ...['', 'dinh-chinh', 'tim-kiem', 'rss.xml', 'atom.xml', 'feed.json', 'sitemap.xml', 'news-sitemap.xml'],
  'robots.txt',
]);
const FEEDS: ReadonlySet<string> = new Set(['rss.xml', 'atom.xml', 'feed.json']);
const NAMED = { 'chu-de': 'tag', 'dong-su-kien': 'event', 'tac-gia': 'author', media: 'media' } as const;

function wanted([first = '', second, ...rest]: readonly string[], path: string): OwnLink {
  if (first === 'luu-tru') return { kind: 'always' };
  const named = (NAMED as Readonly<Record<string, (typeof NAMED)[keyof typeof NAMED]>>)[first];
  if (named !== undefined) return second ? { kind: named, key: second, path } : { kind: 'nothing' };
  if (second === undefined)
    return ALWAYS.has(first) ? { kind: 'always' } : { kind: 'section', key: first, path };
  if (rest.length === 0 && FEEDS.has(second)) return { kind: 'section', key: first, path };
  // A story has one page below its own, which exists as long as the story.
  if (rest.length > 0 && articleHistoryUrl('') !== `/${rest.join('/')}`) return { kind: 'nothing' };
  const story = first === 'desk' || first === 'api' ? null : parseArticleSegment(second);
  return story === null ? { kind: 'nothing' } : { kind: 'article', number: story.number, path };
}

/** The decoded segments, or null if they are not valid text. */
function segmentsOf(path: string): string[] | null {
  try {
    return path
      .replace(/^\/|\/$/g, '')
      .split('/')
      .map((part) => decodeURIComponent(part));
  } catch {
    return null;
  }
}
