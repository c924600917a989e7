import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { parseSitemapPart } from '#core/seo/sitemap-part.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { readNewsSitemap } from '#usecases/site/read-news-sitemap.ts';
import { readSitemapIndex } from '#usecases/site/read-sitemap-index.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

/** On an election day a large site publishes thousands of stories, some of them sponsored. */
const ownStories = 2_100;
const paidStories = 1_050;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  const { id: own } = await newsroom.published();
  const { id: paid } = await newsroom.published();
  const client = new pg.Client({ connectionString: database.connectionString });
  await client.connect();
  // Versions are immutable, and the copies share one: the foreign keys are not checked here.
  await client.query('set session_replication_role = replica');
  await client.query(
    `update article_versions set format = 'sponsored', sponsor = 'Công ty Mặt Trời' where article_id = $1`,
    [paid],
  );
  for (const [id, count] of [
    [own, ownStories],
    [paid, paidStories],
  ])
    await client.query(
      `insert into articles overriding system value select copy.* from articles a, generate_series(1, $2::int) i,
         jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'number', a.number + 10 * i,
           'published_at', a.published_at - i * interval '1 minute')) copy
       where a.id = $1`,
      [id, count],
    );
  await client.end();
});

const namedParts = async () =>
  (await readSitemapIndex(newsroom.as(null))).flatMap(({ url }) => {
    const part = parseSitemapPart(url.split('/').at(-1) ?? '');
    return part?.kind === 'news' ? [part.page] : [];
  });

test('on a day with thousands of stories each is in one file of the news sitemap, and no sponsored one', async () => {
  const further = await namedParts();
  expect(further).toEqual([2, 3]);
  const files = await Promise.all([1, ...further].map((page) => readNewsSitemap(newsroom.as(null), page)));
  expect(files.map((file) => file.length)).toEqual([1_000, 1_000, ownStories + 1 - 2_000]);
  const urls = files.flat().map(({ url }) => url);
  expect(new Set(urls).size).toBe(ownStories + 1);
  expect(await readNewsSitemap(newsroom.as(null), 4)).toEqual([]);
});

test('the newest are in the first file', async () => {
  const moments = [
    ...(await readNewsSitemap(newsroom.as(null))),
    ...(await readNewsSitemap(newsroom.as(null), 2)),
  ];
  const times = moments.map(({ publishedAt }) => publishedAt.getTime());
  expect(times).toEqual(times.toSorted((one, other) => other - one));
});
