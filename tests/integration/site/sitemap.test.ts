import { sql } from 'drizzle-orm';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { parseSitemapPart, sitemapBlockSize, sitemapPartName } from '#core/seo/sitemap-part.ts';
import { listPersonBlocks, listTagBlocks } from '#db/queries/site/public-sitemap.ts';
import { sections } from '#db/schema/sections.ts';
import { tags as tagTable } from '#db/schema/tags.ts';
import { runRender } from '#platform/page-cache/render-context.ts';
import { newId } from '#platform/time/new-id.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { controlClock } from '#tests/support/database/database-clock.ts';
import { wholeSitemap } from '#tests/support/site/whole-sitemap.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { readSitemap } from '#usecases/site/read-sitemap.ts';
import { readSitemapIndex } from '#usecases/site/read-sitemap-index.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
const days = ['2026-03-01T08:00:00Z', '2026-03-01T23:59:59Z', '2026-03-02T00:00:00Z', '2026-05-20T10:00:00Z'];
const published: { id: string; number: number }[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  for (const [index, day] of days.entries()) await publishAt(new Date(day), `Chuyện ngày thứ ${index}`);
  await createArticle(newsroom.as('lan'), { content: contentFor(newsroom, { headline: 'Nháp kín' }) });
  await database.db.insert(tagTable).values({
    ...{ id: newId(), type: 'topic', name: 'Chưa có bài', fold: 'chua co bai', slug: 'chua-co-bai' },
    createdAt: new Date(),
  });
});

async function turnTo(moment: Date): Promise<void> {
  newsroom.setNow(moment);
  await controlClock(database).setTo(moment);
}

async function publishAt(moment: Date, headline: string, sectionId = newsroom.world): Promise<void> {
  await turnTo(moment);
  const made = await newsroom.published({ headline, sectionId });
  published.push({ id: made.id, number: made.number });
}

const partsOf = async () =>
  (await readSitemapIndex(newsroom.as(null))).map(({ url, updatedAt }) => ({
    name: url.split('/').at(-1),
    updatedAt: updatedAt?.toISOString(),
  }));

test('the index has each day with stories once, newest first, with its last change', async () => {
  expect((await partsOf()).filter(({ name }) => /^\d/.test(name ?? ''))).toEqual([
    { name: '2026-05-20.xml', updatedAt: '2026-05-20T10:00:00.000Z' },
    { name: '2026-03-02.xml', updatedAt: '2026-03-02T00:00:00.000Z' },
    { name: '2026-03-01.xml', updatedAt: '2026-03-01T23:59:59.000Z' },
  ]);
});

test('the sitemaps of the index contain every public story once, and no draft', async () => {
  const urls = (await wholeSitemap(newsroom.as(null))).map(({ url }) => url);
  expect(new Set(urls).size).toBe(urls.length);
  expect(urls.filter((url) => /-\d+$/.test(url))).toHaveLength(published.length);
  for (const { number } of published) expect(urls.some((url) => url.endsWith(`-${number}`))).toBe(true);
  expect(urls).toContain(`${newsroom.as(null).site.url}/tac-gia/lan`);
  expect(urls).toContain(`${newsroom.as(null).site.url}/chu-de/bien-doi-khi-hau`);
});

test('a correction changes the modification time of its day, and a minor fix does not', async () => {
  const [first] = published;
  const update = async (updateKind: string, publicNote?: string) => {
    const articleId = first?.id ?? '';
    await turnTo(new Date('2026-05-21T09:00:00Z'));
    const { version } = await readArticle(newsroom.as('lan'), { articleId });
    await saveArticle(newsroom.as('lan'), {
      articleId,
      baseVersion: version,
      changes: { headline: `Chuyện ngày thứ nhất, ${updateKind}` },
    });
    await newsroom.act('lan', articleId, 'submit');
    await newsroom.act('thu', articleId, 'approve');
    await newsroom.act('thu', articleId, 'publish_update', { updateKind, publicNote });
  };
  const lastChange = async () => (await partsOf()).find(({ name }) => name === '2026-03-01.xml')?.updatedAt;
  await update('minor_fix');
  expect(await lastChange()).toBe('2026-03-01T23:59:59.000Z');
  await update('correction', 'Một số liệu đã được sửa.');
  expect(await lastChange()).toBe('2026-05-21T09:00:00.000Z');
});

test('a withdrawn story leaves the sitemap of its day, and a day without stories the index', async () => {
  const { tags } = await runRender(() => readSitemap(newsroom.as(null), { kind: 'day', day: '2026-03-02' }));
  expect([...tags]).toContain('day:2026-03-02');
  const dropped = await actAndListen(() =>
    newsroom.act('tam', published[2]?.id ?? '', 'kill', { publicNote: 'Bài được rút.' }),
  );
  expect(dropped).toContain('day:2026-03-02');
  expect((await partsOf()).map(({ name }) => name)).not.toContain('2026-03-02.xml');
  expect(await readSitemap(newsroom.as(null), { kind: 'day', day: '2026-03-02' })).toEqual([]);
});

async function actAndListen(act: () => Promise<unknown>): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.connectionString });
  await client.connect();
  const invalidatedTags: string[] = [];
  client.on('notification', ({ payload }) => invalidatedTags.push(...(payload ?? '').split(',')));
  await client.query('listen page_tags');
  await act();
  await client.query('select 1');
  await client.end();
  return invalidatedTags;
}

test('the index is read from an index on days, without a sort', async () => {
  const explained = await database.db.transaction(async (tx) => {
    // With four stories a sequential scan is the cheapest; this only checks that the index can be used.
    await tx.execute(sql`set local enable_seqscan = off`);
    const { rows } = await tx.execute<{ 'QUERY PLAN': string }>(sql`
      explain select p.modified_at from public_now p where (p.published_at at time zone 'UTC')::date < '2026-03-02'::date
      order by (p.published_at at time zone 'UTC')::date desc, p.modified_at desc limit 1`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(explained).toContain('articles_day_idx');
  expect(explained).not.toContain('Sort');
});

test('a section is listed because of its child sections, and has the newest modification time of all', async () => {
  const below = newId();
  const pageOf = async (path: string) =>
    (await readSitemap(newsroom.as(null), { kind: 'pages' })).find(({ url }) => url.endsWith(path));
  expect(await pageOf('/kinh-te')).toBeUndefined();
  await database.db.insert(sections).values({
    ...{ id: below, parentId: newsroom.business, slug: 'cho', name: 'Chợ', nameEn: 'Markets', position: 0 },
  });
  await publishAt(new Date('2026-06-01T03:00:00Z'), 'Chuyện ở chợ', below);
  expect((await pageOf('/cho'))?.updatedAt).toEqual(new Date('2026-06-01T03:00:00Z'));
  expect((await pageOf('/kinh-te'))?.updatedAt).toEqual(new Date('2026-06-01T03:00:00Z'));
});

test('the index omits empty blocks of tags and people', async () => {
  const { db } = database;
  const named = (await partsOf())
    .map(({ name }) => name ?? '')
    .filter((name) => /^(tags|authors)-/.test(name));
  expect(named).toHaveLength(2);
  // In blocks of one: tags with stories, and people who signed them.
  expect(await listTagBlocks(db, 1)).toEqual([newsroom.tagId]);
  expect(await listPersonBlocks(db, 1)).toEqual([newsroom.people.lan.id]);
  for (const { url } of await readSitemapIndex(newsroom.as(null))) {
    const part = parseSitemapPart(url.split('/').at(-1) ?? '');
    if (part?.kind === 'news') throw new Error('Four stories need no further file of news.');
    expect(part && (await readSitemap(newsroom.as(null), part)).length, url).toBeGreaterThan(0);
  }
});

test.each(['pages', '2026-07-17', 'news-2', 'news-12', 'tags-0190a6b4-0000-7000-8000-000000000005'])(
  'a sitemap part is parsed from its name: %s',
  (name) => {
    const part = parseSitemapPart(`${name}.xml`);
    expect(part && sitemapPartName(part)).toBe(name);
  },
);

test.each([
  '2026-02-30.xml',
  'news-1.xml',
  'news-02.xml',
  '0000-01-01.xml',
  '9999-12-31.xml',
  'pages',
  'tags-1.xml',
  '..xml',
  'day-1.xml',
  `${'a'.repeat(200)}.xml`,
])('an invalid name has no part: %s', (file) => {
  expect(parseSitemapPart(file)).toBeNull();
});

test.each([
  ['tags', (reader: Newsroom['as']) => listTagBlocks(reader(null).db, sitemapBlockSize)],
  ['authors', (reader: Newsroom['as']) => listPersonBlocks(reader(null).db, sitemapBlockSize)],
] as const)('a file of %s from an arbitrary start is not cached', async (kind, blocks) => {
  const endOf = async (from: string) => {
    const { result, endsAt } = await runRender(() => readSitemap(newsroom.as(null), { kind, from }));
    return [result.length > 0, endsAt];
  };
  const [begins = ''] = await blocks(newsroom.as);
  expect(await endOf(begins)).toEqual([true, null]);
  // Anyone can invent such a name, and the file has contents.
  expect(await endOf('00000000-0000-0000-0000-000000000000')).toEqual([true, new Date(0)]);
});
