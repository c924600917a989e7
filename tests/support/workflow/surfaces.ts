import { paidWords } from '#components/site/paid-words.ts';
import type { BodyLabels } from '#core/document/block-type.ts';
import { bodyText } from '#core/document/body-text.ts';
import { dayOf } from '#core/i18n/day-bounds.ts';
import type { LiveWords } from '#core/live/live-html.ts';
import type { FeedFormat } from '#core/urls.ts';
import { wholeSitemap } from '#tests/support/site/whole-sitemap.ts';
import type { Services } from '#usecases/context.ts';
import { listPublicArticles } from '#usecases/public-articles/list-public-articles.ts';
import { readPublicArticle } from '#usecases/public-articles/read-public-article.ts';
import { readRelated } from '#usecases/public-articles/read-related.ts';
import { readArchive } from '#usecases/site/read-archive.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { readAuthor } from '#usecases/site/read-author.ts';
import { readCorrections } from '#usecases/site/read-corrections.ts';
import { readFeed } from '#usecases/site/read-feed.ts';
import { readHome } from '#usecases/site/read-home.ts';
import { readNewsSitemap } from '#usecases/site/read-news-sitemap.ts';
import { readSection } from '#usecases/site/read-section.ts';
import { readTag } from '#usecases/site/read-tag.ts';
import { searchSite } from '#usecases/site/search-site.ts';

/** The places where a reader, a search engine or a partner may look, with their content as text. */
export type Surfaces = ReadonlyMap<string, string>;

const labels = () => ({}) as BodyLabels;
const liveWords = () => ({}) as LiveWords;

/**
 * Everything public that is found without naming a story: lists, feeds, maps, and the search for a word of
 * all stories.
 */
export async function readLists(
  services: Services,
  of: { sections: readonly string[]; tag: string; authors: readonly string[]; word: string },
): Promise<Surfaces> {
  const formats: readonly FeedFormat[] = ['rss.xml', 'atom.xml', 'feed.json'];
  const feed = (subject: Parameters<typeof readFeed>[1]['of'], format: FeedFormat) =>
    readFeed(services, {
      of: subject,
      format,
      siteName: 'Tòa Soạn',
      siteDescription: 'Báo để thử.',
      labels,
      liveWords,
      paidWords,
    });
  const surfaces: [string, Promise<unknown>][] = [
    // Notices of take-downs name the work, as the law requires; they are checked with the notes.
    ['home', readHome(services).then(({ notices: _, ...stories }) => stories)],
    ['sitemap', wholeSitemap(services)],
    ['news sitemap', readNewsSitemap(services)],
    ['public list', listPublicArticles(services, { limit: 100 })],
    ['tag', readTag(services, { slug: of.tag, path: `/chu-de/${of.tag}` })],
    ['archive', archived(services)],
    ['search', found(services, of.word)],
    ['tag feed', feed({ kind: 'tag', slug: of.tag }, 'rss.xml')],
    ...formats.map((format): [string, Promise<unknown>] => [
      `feed ${format}`,
      feed({ kind: 'site' }, format),
    ]),
    ...of.sections.flatMap((slug): [string, Promise<unknown>][] => [
      [`section ${slug}`, readSection(services, { slug })],
      [`feed of ${slug}`, feed({ kind: 'section', slug }, 'rss.xml')],
    ]),
    ...of.authors.flatMap((slug): [string, Promise<unknown>][] => [
      [`author ${slug}`, readAuthor(services, { slug, path: '' })],
      [`feed of ${slug}`, feed({ kind: 'author', slug }, 'rss.xml')],
    ]),
  ];
  return asText(surfaces);
}

/** Everything public about one story by its number, its id or a word that only it contains. */
export async function readStory(
  services: Services,
  story: { id: string; number: number; words: readonly string[] },
): Promise<Surfaces> {
  const page = readArticlePage(services, { section: 'the-gioi', segment: `x-${story.number}` }).then(
    (answer) => (answer?.kind === 'redirect' ? readArticlePage(services, partsOf(answer.to)) : answer),
  );
  return asText([
    ['page', page],
    ['public API', readPublicArticle(services, { number: story.number }).catch(codeOf)],
    ['related API', readRelated(services, { articleId: story.id }).catch(codeOf)],
    ...story.words.map((word): [string, Promise<unknown>] => [`search ${word}`, found(services, word)]),
  ]);
}

/** The public corrections and notices of the newsroom. */
export async function readNotes(services: Services): Promise<Surfaces> {
  return asText([
    ['corrections', readCorrections(services, {})],
    ['notices on the home page', readHome(services).then(({ notices }) => notices)],
  ]);
}

function partsOf(path: string): { section: string; segment: string } {
  const [, section = '', segment = ''] = path.split('/');
  return { section, segment };
}

function codeOf(error: { code?: string }): { code: string } {
  if (error.code === undefined) throw error;
  return { code: error.code };
}

async function asText(surfaces: readonly [string, Promise<unknown>][]): Promise<Surfaces> {
  const texts: [string, string][] = [];
  for (const [name, answer] of surfaces) texts.push([name, JSON.stringify(await answer, plain)]);
  return new Map(texts);
}

/** The archive of all publications, by day. */
async function archived(services: Services): Promise<unknown> {
  const today = dayOf(services.now(), services.site.timeZone).split('-');
  return Promise.all(
    [[], today.slice(0, 1), today.slice(0, 2), today].map((segments) => readArchive(services, { segments })),
  );
}

/** The results of a search, without the echoed query. */
async function found(services: Services, text: string): Promise<unknown> {
  const answer = await searchSite(services, { text });
  return answer.kind === 'results' ? answer.results : null;
}

/** A body as its text. */
function plain(key: string, value: unknown): unknown {
  if (key === 'body' && isBody(value)) return bodyText(value as Parameters<typeof bodyText>[0]);
  return value;
}

function isBody(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'doc';
}
