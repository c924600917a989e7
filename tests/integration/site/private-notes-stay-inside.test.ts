import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { paidWords } from '#components/site/paid-words.ts';
import type { Body } from '#core/document/body.ts';
import { bodyHtml } from '#core/document/body-html.ts';
import type { LiveWords } from '#core/live/live-html.ts';
import { listExportedArticles } from '#db/queries/operations/export.ts';
import { media } from '#db/schema/media.ts';
import { newId } from '#platform/time/new-id.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { labels } from '#tests/unit/document/body-fixtures.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { previewArticle } from '#usecases/articles/preview-article.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { readVersion } from '#usecases/articles/read-version.ts';
import { changeCheckRule } from '#usecases/checks/change-check-rule.ts';
import { provideServices } from '#usecases/services.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { readFeed } from '#usecases/site/read-feed.ts';
import { searchSite } from '#usecases/site/search-site.ts';

const marker = 'Kimtuyếnmật';
const open = 'Lời công khai';

let database: FreshDatabase;
let newsroom: Newsroom;

/** Publishes a story; its stored body is not validated, like one from an older release. */
async function publish(headline: string, stored?: unknown, body?: unknown) {
  const content = contentFor(newsroom, { headline, ...(body !== undefined && { body }) });
  const article = await createArticle(newsroom.as('lan'), { content });
  if (stored !== undefined) {
    // Versions are immutable: the old text is a version of its own.
    const old = { id: newId(), number: 2, base_number: 1, body: stored };
    await database.db.execute(sql`
      insert into article_versions select (jsonb_populate_record(v, ${JSON.stringify(old)}::jsonb)).*
      from article_versions v where v.article_id = ${article.id}::uuid`);
    for (const table of ['working_copy_updates', 'working_copies']) {
      await database.db.execute(sql`delete from ${sql.raw(table)} where article_id = ${article.id}::uuid`);
    }
    await database.db.execute(
      sql`update articles set working_number = 2, working_version_id = ${old.id}::uuid where id = ${article.id}::uuid`,
    );
  }
  const act = (name: 'lan' | 'thu', action: string) => newsroom.act(name, article.id, action);
  await act('lan', 'submit');
  await act('thu', 'approve');
  await act('thu', 'publish');
  return { id: article.id, number: article.number, segment: article.url.split('/').at(-1) ?? '' };
}

const note = (text: string) => ({ type: 'privateNote', content: [{ type: 'text', text }] });
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const blocks = [
  paragraph(open),
  note(`${marker} ở đầu`),
  { type: 'blockquote', content: [paragraph('Trích'), note(`${marker} trong trích dẫn`)] },
  { type: 'poll', attrs: { question: `${marker} chưa ai biết` } },
];

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  provideServices(newsroom.as(null));
});

test('a story with a private note is submitted, but published only if its desk allows that', async () => {
  const content = contentFor(newsroom, {
    headline: 'Kho thóc còn một câu hỏi',
    body: { type: 'doc', schema: 3, content: blocks },
  });
  const { id: articleId } = await createArticle(newsroom.as('lan'), { content });
  await newsroom.act('lan', articleId, 'submit');
  const approve = () => newsroom.act('thu', articleId, 'approve');
  await expect(approve()).rejects.toMatchObject({
    code: 'article.checks-failed',
    details: { checks: ['no-private-notes'] },
  });
  await changeCheckRule(newsroom.as('thu'), {
    name: 'no-private-notes',
    sectionId: newsroom.world,
    publish: { level: 'advised' },
  });
  await approve();
});

test('a missing picture blocks submission and the breaking path', async () => {
  const missing = {
    type: 'missingPicture',
    attrs: { id: 'p1', src: 'https://bao.example/a.jpg', alt: '', credit: '', why: 'fetch.failed' },
  };
  const content = contentFor(newsroom, {
    headline: 'Kho thóc thiếu ảnh',
    body: { type: 'doc', schema: 3, content: [paragraph(open), missing] },
  });
  const { id: articleId } = await createArticle(newsroom.as('tam'), { content });
  for (const action of ['submit', 'fast_publish']) {
    await expect(newsroom.act('tam', articleId, action)).rejects.toMatchObject({
      code: 'article.checks-failed',
      details: { checks: expect.arrayContaining(['no-missing-pictures']) },
    });
  }
});

test('a private note is kept in the version and is in no public response', async () => {
  const { id, number, segment } = await publish('Kho thóc mở cửa sớm', undefined, {
    type: 'doc',
    schema: 3,
    content: blocks,
  });
  expect(JSON.stringify(await readArticle(newsroom.as('lan'), { articleId: id }))).toContain(
    `${marker} ở đầu`,
  );

  const anonymous = () => newsroom.as(null);
  const answers: Record<string, unknown> = {
    page: await readArticlePage(anonymous(), { section: 'the-gioi', segment }),
    feed: await readFeed(anonymous(), {
      of: { kind: 'site' },
      format: 'rss.xml',
      siteName: 'Tòa soạn',
      siteDescription: 'Báo để thử.',
      labels: () => labels,
      liveWords: () => ({}) as LiveWords,
      paidWords,
    }),
    api: (await callApi('GET', `/public/articles/${number}`)).json,
    search: { ...(await searchSite(anonymous(), { text: open })), text: '' },
    preview: await previewArticle(newsroom.as('lan'), { articleId: id }),
    export: await listExportedArticles(database.db, { after: number - 1, limit: 1 }),
  };
  for (const [name, answer] of Object.entries(answers)) {
    const bytes = JSON.stringify(answer);
    expect(bytes, name).toContain(name === 'search' ? 'Kho thóc' : open);
    expect(bytes, name).not.toContain(marker);
  }
  const found = await searchSite(anonymous(), { text: marker });
  expect(found).toMatchObject({ kind: 'results', results: [] });
  const { rows } = await database.db.execute<{ document: string }>(
    sql`select document::text from search_docs where article_id = ${id}::uuid`,
  );
  expect(rows[0]?.document).toContain('công');
  expect(rows[0]?.document.toLowerCase()).not.toContain('kimtuyen');
});

test('a story of the first body schema is read in the current one, and its hash stays', async () => {
  const caption = 'Chữ dưới ảnh của ngày trước';
  const mediaId = newId();
  await database.db.insert(media).values({
    id: mediaId,
    sha256: 'a'.repeat(64),
    mimeType: 'image/jpeg',
    bytes: 1,
    width: 1,
    height: 1,
    renditionWidths: [1],
    blurColor: '#aabbcc',
    createdAt: new Date(),
  });
  const { id, number, segment } = await publish('Kênh đào ngày trước', {
    type: 'doc',
    schema: 1,
    content: [
      paragraph('Mở.'),
      { type: 'figure', attrs: { mediaId, caption, credit: 'AP', alt: '' } },
      { type: 'pullQuote', attrs: { cite: 'Bà Tư' }, content: [{ type: 'text', text: 'Nước.' }] },
    ],
  });
  const figure = {
    type: 'figure',
    attrs: { mediaId, credit: 'AP', alt: '' },
    content: [{ type: 'text', text: caption }],
  };
  const isCurrent = (body: unknown) => expect(body).toMatchObject({ schema: 3, content: [{}, figure, {}] });
  const view = await readArticle(newsroom.as('lan'), { articleId: id });
  isCurrent(view.content.body);
  const version = await readVersion(newsroom.as('lan'), { articleId: id, number: 2 });
  isCurrent(version.content.body);
  expect(version.contentHash).toBe(view.contentHash);
  const page = await readArticlePage(newsroom.as(null), { section: 'the-gioi', segment });
  const { body } = (page as { page: { article: { body: Body } } }).page.article;
  isCurrent(body);
  expect(bodyHtml(body, { mode: 'page', labels, media: new Map(), stories: new Map() })).toContain('Bà Tư');
  isCurrent(((await callApi('GET', `/public/articles/${number}`)).json as { body: unknown }).body);
  const [exported] = await listExportedArticles(database.db, { after: number - 1, limit: 1 });
  isCurrent(exported?.live?.body);
  const { rows } = await database.db.execute<{ document: string; schema: number }>(sql`
    select d.document::text as document, (v.body->>'schema')::int as schema from search_docs d
    join articles a on a.id = d.article_id join article_versions v on v.id = a.live_version_id where d.article_id = ${id}::uuid`);
  expect(rows[0]?.document).toContain('trước');
  expect(rows[0]?.schema).toBe(1);
});

test('a partner may send bodies of the first schema', async () => {
  const article = await createArticle(newsroom.as('lan'), {
    content: contentFor(newsroom, {
      headline: 'Bản tin từ đối tác',
      body: {
        type: 'doc',
        schema: 1,
        content: [
          { type: 'pullQuote', attrs: { cite: 'Ông Sáu' }, content: [{ type: 'text', text: 'Gạo.' }] },
        ],
      },
    }),
  });
  const view = await readArticle(newsroom.as('lan'), { articleId: article.id });
  expect(view.content.body).toEqual({
    type: 'doc',
    schema: 3,
    content: [
      { type: 'pullQuote', attrs: { cite: 'Ông Sáu', role: '' }, content: [{ type: 'text', text: 'Gạo.' }] },
    ],
  });
});
