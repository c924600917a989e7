import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatListCursor } from '#core/shared/list-cursor.ts';
import { type OpenDatabase, openDatabase } from '#db/client.ts';
import { newId } from '#platform/time/new-id.ts';
import { asOwner } from '#tests/support/database/as-owner.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { endConnections } from '#tests/support/database/end-connections.ts';
import { contentFor, makeNewsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import type { Context } from '#usecases/context.ts';
import { listPublicArticles } from '#usecases/public-articles/list-public-articles.ts';
import { readArchive } from '#usecases/site/read-archive.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { readAuthor } from '#usecases/site/read-author.ts';
import { readFeed } from '#usecases/site/read-feed.ts';
import { readHome } from '#usecases/site/read-home.ts';
import { readNewest } from '#usecases/site/read-newest.ts';
import { readSection } from '#usecases/site/read-section.ts';
import { readSitemap } from '#usecases/site/read-sitemap.ts';
import { readSitemapIndex } from '#usecases/site/read-sitemap-index.ts';
import { readTag } from '#usecases/site/read-tag.ts';
import { fillWithStories } from '../../../bench/support/million-stories.ts';

/** Small for an archive, but far more than any page may read. */
const STORIES = 20_000;
/** The rows and index entries of stories and their lists that a page may read. */
const MOST_READ = 2_500;
const TABLES = [
  'articles',
  'article_versions',
  'article_tags',
  'article_bylines',
  'related_docs',
  'related_keys',
];
const few = 5;
/** The newest stories of a section that have expired. */
const ended = 150;
/** PostgreSQL plans a statement with its values this often before it considers a generic plan. */
const PLANNED_WITH_VALUES = 5;

type Story = { section: string; segment: string };
let english: Story;
let old: Story;
let day: string;

/** Queries as reader pages do, over reader connections with generic plans (decision 0049). */
let forced: Context;
let rowsRead: () => Promise<number>;
/** Queries with PostgreSQL's own choice of plans, and the statements without a generic plan afterwards. */
let unforced: Context;
let plannedEachTime: () => Promise<string[]>;
const open: OpenDatabase[] = [];

beforeAll(async () => {
  const { db, connectionString, applicationUrl } = await freshDatabase();
  // Autovacuum is off for these tables: with statistics of this small archive the planner may rightly read a
  // whole index.
  await asOwner({ connectionString }, async (tx) => {
    for (const table of TABLES)
      await tx.execute(sql.raw(`alter table ${table} set (autovacuum_enabled = off)`));
  });
  const newsroom = await makeNewsroom(db);
  // The generated stories have this one's text.
  const { id: articleId } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  await newsroom.act('lan', articleId, 'submit');
  for (const action of ['approve', 'publish'] as const) await newsroom.act('thu', articleId, action);
  await fillWithStories(connectionString, STORIES, { forReaders: true });
  // A section with five old stories, an author and a tag with as many, and five in another language.
  const [sectionId, personId, tagId] = [newId(), newId(), newId()];
  const oldest = sql`(select id from articles where public_state = 'live' order by published_at limit ${few}::int)`;
  await db.execute(
    sql`insert into sections (id, slug, name, name_en, position) values (${sectionId}, 'muc-cu', 'Mục cũ', 'Old', 9)`,
  );
  await db.execute(
    sql`insert into people (id, kind, name, slug, created_at) values (${personId}, 'guest', 'Người Ít Viết', 'it-viet', now())`,
  );
  await db.execute(sql`insert into tags (id, type, name, fold, slug, story_count, created_at)
    values (${tagId}, 'topic', 'Thẻ hiếm', 'the hiem', 'the-hiem', ${few}, now())`);
  await db.execute(sql`update articles set section_id = ${sectionId} where id in ${oldest}`);
  await db.execute(sql`insert into article_bylines (article_id, person_id, position, published_at)
    select id, ${personId}, 9, published_at from articles where id in ${oldest}`);
  await db.execute(sql`insert into article_tags (article_id, tag_id, published_at)
    select id, ${tagId}, published_at from articles where id in ${oldest}`);
  await db.execute(sql`update articles set locale = 'en' where section_id = ${sectionId}
    or id in (select id from articles where public_state = 'live' order by published_at offset 9000 limit ${few}::int)`);
  await db.execute(sql`update articles set expires_at = published_at + interval '1 second' where id in (
    select id from articles where section_id = ${newsroom.business} and public_state = 'live'
      and published_at < now() - interval '1 minute' order by published_at desc limit ${ended}::int)`);

  await endConnections(connectionString);
  const prepared = await openDatabase({
    ...{ connectionString: applicationUrl, maxConnections: 1, keepsPlans: () => true },
    readers: { maxConnections: 1, statementTimeoutMs: 60_000 },
  });
  const usual = await openDatabase({
    connectionString: applicationUrl,
    maxConnections: 1,
    keepsPlans: () => true,
  });
  open.push(prepared, usual);
  forced = { ...newsroom.as(null), db: prepared.db };
  unforced = { ...newsroom.as(null), db: usual.db };
  plannedEachTime = async () =>
    (await usual.pool.query('select statement from pg_prepared_statements where generic_plans = 0')).rows.map(
      ({ statement }) => statement,
    );
  const storyAt = async (where: string): Promise<Story> => {
    const { rows } = await prepared.pool.query(
      `select s.slug as section, a.slug || '-' || a.number as segment from articles a join sections s on s.id = a.section_id
       where a.public_state = 'live' and ${where} order by a.published_at limit 1`,
    );
    return rows[0];
  };
  english = await storyAt(`a.locale = 'en' and s.slug <> 'muc-cu'`);
  old = await storyAt(`a.locale = 'vi'`);
  const { rows } = await prepared.pool.query(
    `select (published_at at time zone 'UTC')::date::text as day from articles where public_state = 'live' order by published_at offset 500 limit 1`,
  );
  day = rows[0].day;
  rowsRead = async () => {
    // Each connection has its own statistics and flushes them from time to time.
    await prepared.readers?.query('select pg_stat_force_next_flush()');
    const { rows: sums } = await prepared.pool.query(
      `select (select sum(seq_tup_read) from pg_stat_user_tables where relname = any($1))::int
        + (select sum(idx_tup_read) from pg_stat_user_indexes where relname = any($1))::int as read`,
      [TABLES],
    );
    return sums[0].read as number;
  };
});

afterAll(() => Promise.all(open.map(({ close }) => close())));

/** A cursor older than every story: the list after it is empty. */
const behindAll = formatListCursor({ publishedAt: new Date(0), id: newId() });
const words = () => '';
const feedOf = (reader: Context, kind: 'section' | 'tag' | 'author', slug: string) =>
  readFeed(reader, {
    ...{
      of: { kind, slug },
      format: 'rss.xml',
      siteName: 'Báo',
      siteDescription: 'Báo để thử.',
      paidWords: () => null,
    },
    ...{ labels: words as never, liveWords: words as never },
  });
const listed = async (reader: Context, query: Record<string, unknown>) =>
  (await listPublicArticles(reader, query)).items.length;

const pages: Record<string, (reader: Context) => Promise<void>> = {
  home: async (reader) => expect((await readHome(reader)).inOtherLanguage.length).toBeGreaterThan(0),
  'the newest stories on a missing page': async (reader) => expect(await readNewest(reader)).not.toEqual([]),
  'a story in a rare language': async (reader) =>
    expect(await readArticlePage(reader, english)).toHaveProperty('page'),
  'a story of the first days': async (reader) =>
    expect(await readArticlePage(reader, old)).toHaveProperty('page'),
  'a section without recent stories': async (reader) =>
    expect(await readSection(reader, { slug: 'muc-cu' })).toHaveProperty('stories.length', few),
  'the end of its list': async (reader) =>
    expect(await readSection(reader, { slug: 'muc-cu', cursor: behindAll })).toBeNull(),
  'the end of a large section': async (reader) =>
    void (await readSection(reader, { slug: 'the-gioi', cursor: behindAll })),
  'its feed': async (reader) =>
    expect(await feedOf(reader, 'section', 'muc-cu')).toHaveProperty('items.length', few),
  'the feed of a section with expired newest stories': async (reader) =>
    expect(await feedOf(reader, 'section', 'kinh-te')).toHaveProperty('items.length', 30),
  'a tag with few stories': async (reader) =>
    expect(await readTag(reader, { slug: 'the-hiem', path: '/the-hiem' })).toHaveProperty(
      'stories.length',
      few,
    ),
  'the feed of a tag with few stories': async (reader) =>
    expect(await feedOf(reader, 'tag', 'the-hiem')).toHaveProperty('items.length', few),
  'an author with few stories': async (reader) =>
    expect(await readAuthor(reader, { slug: 'it-viet', path: '/it-viet' })).toHaveProperty(
      'stories.length',
      few,
    ),
  'the feed of an author with few stories': async (reader) =>
    expect(await feedOf(reader, 'author', 'it-viet')).toHaveProperty('items.length', few),
  'a day of the archive': async (reader) =>
    expect(await readArchive(reader, { segments: day.split('-') } as never)).toHaveProperty('stories'),
  'a day of the sitemap': async (reader) =>
    expect(await readSitemap(reader, { kind: 'day', day })).not.toEqual([]),
  'the API: a section': async (reader) => expect(await listed(reader, { section: 'muc-cu' })).toBe(few),
  'the API: a tag': async (reader) => expect(await listed(reader, { tag: 'the-hiem' })).toBe(few),
  'the API: an author': async (reader) => expect(await listed(reader, { author: 'it-viet' })).toBe(few),
  'the API: all three': async (reader) =>
    expect(await listed(reader, { section: 'muc-cu', tag: 'the-hiem', author: 'it-viet' })).toBe(few),
  'the API: unknown slugs': async (reader) => {
    for (const what of ['section', 'tag', 'author'])
      expect(await listed(reader, { [what]: 'khong-co' })).toBe(0);
  },
};

test('the test’s measure counts a scan of the archive', async () => {
  const before = await rowsRead();
  await forced.db.execute(sql`select count(slug) from articles`);
  expect((await rowsRead()) - before).toBeGreaterThanOrEqual(STORIES);
});

test.each(Object.keys(pages))('a page reads the shown stories and not the archive: %s', async (name) => {
  await pages[name]?.(forced);
  const before = await rowsRead();
  await pages[name]?.(forced);
  expect((await rowsRead()) - before).toBeLessThan(MOST_READ);
});

test('the sitemap index reads one story per day', async () => {
  const days = async () =>
    (await readSitemapIndex(forced)).filter(({ url }) => /\/\d{4}-\d\d-\d\d\.xml$/.test(url)).length;
  const listed = await days();
  expect(listed).toBeGreaterThan(1_000);
  const before = await rowsRead();
  await days();
  expect((await rowsRead()) - before).toBeLessThan(2 * listed);
});

test('the queries of pages get a generic plan on a connection', async () => {
  for (const [name, read] of Object.entries(pages)) {
    // API clients may send any query, and theirs run outside of page renders.
    if (name.startsWith('the API')) continue;
    for (let time = 0; time <= PLANNED_WITH_VALUES; time += 1) await read(unforced);
  }
  expect(await plannedEachTime()).toEqual([]);
});
