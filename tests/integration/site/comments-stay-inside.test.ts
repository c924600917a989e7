import { beforeAll, expect, test } from 'vitest';
import { paidWords } from '#components/site/paid-words.ts';
import type { BodyLabels } from '#core/document/block-type.ts';
import type { LiveWords } from '#core/live/live-html.ts';
import { listExportedArticles } from '#db/queries/operations/export.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { wholeSitemap } from '#tests/support/site/whole-sitemap.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { previewArticle } from '#usecases/articles/preview-article.ts';
import { listThreads } from '#usecases/comments/list-threads.ts';
import { reply } from '#usecases/comments/reply.ts';
import { startThread } from '#usecases/comments/start-thread.ts';
import { provideServices } from '#usecases/services.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { readAuthor } from '#usecases/site/read-author.ts';
import { readCorrections } from '#usecases/site/read-corrections.ts';
import { readFeed } from '#usecases/site/read-feed.ts';
import { readHome } from '#usecases/site/read-home.ts';
import { readNewsSitemap } from '#usecases/site/read-news-sitemap.ts';
import { readSection } from '#usecases/site/read-section.ts';
import { readTag } from '#usecases/site/read-tag.ts';
import { searchSite } from '#usecases/site/search-site.ts';

const marker = 'Kimtuyếnmật';
const headline = 'Hồ chứa xả nước sớm để đón lũ muộn';

let database: FreshDatabase;
let newsroom: Newsroom;
let articleId: string;
let number: number;
let segment: string;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  provideServices(newsroom.as(null));
  const article = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom, { headline }) });
  ({ id: articleId, number } = article);
  segment = article.url.split('/').at(-1) ?? '';
  const act = (name: 'lan' | 'thu', action: string) => newsroom.act(name, articleId, action);
  await act('lan', 'submit');
  // Phuc (legal) comments and has no other role here: the name in a response comes from the comment.
  const { id: threadId } = await startThread(newsroom.as('phuc'), {
    articleId,
    text: `${marker} ở đầu bài`,
    mentionIds: [newsroom.people.tam.id],
    anchor: { field: 'headline', start: 'AAAA', end: 'AAAA', quote: `${marker} trích` },
  });
  await reply(newsroom.as('phuc'), { articleId, threadId, text: `${marker} trả lời` });
  await act('thu', 'approve');
  await act('thu', 'publish');
});

const labels = () => new Proxy({} as BodyLabels, { get: (_, name) => String(name) });
const liveWords = () => ({}) as LiveWords;
const feed = (of: Parameters<typeof readFeed>[1]['of']) =>
  readFeed(newsroom.as(null), {
    of,
    format: 'rss.xml',
    siteName: 'Tòa soạn',
    siteDescription: 'Báo để thử.',
    labels,
    liveWords,
    paidWords,
  });
const anonymous = () => newsroom.as(null);

const SURFACES: Readonly<Record<string, () => Promise<unknown>>> = {
  'the story’s page': () => readArticlePage(anonymous(), { section: 'the-gioi', segment }),
  'the front page': () => readHome(anonymous()),
  'the section': () => readSection(anonymous(), { slug: 'the-gioi' }),
  'the tag': () => readTag(anonymous(), { slug: 'bien-doi-khi-hau', path: '/chu-de/bien-doi-khi-hau' }),
  'the author': () => readAuthor(anonymous(), { slug: 'lan', path: '/tac-gia/lan' }),
  'the search for the story': () => searchSite(anonymous(), { text: 'hồ chứa' }),
  'the search for the comment': async () => {
    const answer = await searchSite(anonymous(), { text: marker });
    // The response repeats the query; only its results count.
    return { ...answer, text: '' };
  },
  'the corrections': () => readCorrections(anonymous(), {}),
  'the feed of the site': () => feed({ kind: 'site' }),
  'the feed of the section': () => feed({ kind: 'section', slug: 'the-gioi' }),
  'the sitemap': () => wholeSitemap(anonymous()),
  'the news sitemap': () => readNewsSitemap(anonymous()),
  'the public list of the API': async () => (await callApi('GET', '/public/articles')).json,
  'the public story of the API': async () => (await callApi('GET', `/public/articles/${number}`)).json,
  'the search of the API': async () =>
    (await callApi('GET', `/search?${new URLSearchParams({ q: 'hồ chứa' })}`)).json,
  'the preview': () => previewArticle(newsroom.as('lan'), { articleId }),
  'the export': () => listExportedArticles(database.db, { after: 0, limit: 10 }),
};

test('people with access see the comment', async () => {
  expect(JSON.stringify(await listThreads(newsroom.as('lan'), { articleId }))).toContain(marker);
});

test.each(Object.entries(SURFACES))('neither a comment nor its author is in %s', async (name, read) => {
  const bytes = JSON.stringify(await read(), (_, value) =>
    value instanceof Map || value instanceof Set ? [...value] : (value as unknown),
  );
  if (!/comment|corrections|sitemap$/.test(name)) expect(bytes).toContain(headline);
  expect(bytes).not.toContain(marker);
  expect(bytes).not.toContain('"phuc"');
  expect(bytes).not.toContain(newsroom.people.phuc.id);
});
