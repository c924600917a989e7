import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from '#db/client.ts';
import { listWordsBeginning } from '#db/queries/search/search-words.ts';
import { listTagsBeginning } from '#db/queries/search/suggested-names.ts';
import { tags } from '#db/schema/tags.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { endConnections } from '#tests/support/database/end-connections.ts';
import { makeNewsroom } from '#tests/support/workflow/newsroom.ts';

/** As many tags as a large archive has. */
const TAGS = 20_000;

let db: OpenDatabase['db'];
let connectionString: string;

beforeAll(async () => {
  const database = await freshDatabase();
  ({ db, connectionString } = database);
  const newsroom = await makeNewsroom(db);
  await db.execute(sql`
    insert into tags (id, type, name, fold, slug, story_count, created_at)
    select gen_random_uuid(), 'topic', 'Sông thử ' || i, 'song thu ' || i, 'song-thu-' || i, ${TAGS} - i, now()
    from generate_series(1, ${TAGS}::int) i`);
  await db.execute(
    sql`insert into search_words (word) select 'thu' || i from generate_series(1, ${TAGS}::int) i`,
  );
  // Of the tags with this prefix only these have a public story.
  const chosen = ['song thu 7', 'song thu 77', 'song thu 4321'];
  const found = await db.select({ id: tags.id, fold: tags.fold }).from(tags);
  const tagIds = chosen.map((fold) => found.find((tag) => tag.fold === fold)?.id ?? '');
  for (const [at, id] of tagIds.entries())
    await db
      .update(tags)
      .set({ storyCount: TAGS + 3 - at })
      .where(eq(tags.id, id));
  await newsroom.published({ tagIds });
  await db.execute(sql`analyze tags`);
  await db.execute(sql`analyze search_words`);
});

const namesOf = async (beginning: string) =>
  (await listTagsBeginning(db, { beginning, limit: 3 })).map(({ name }) => name);

test('tags with the same prefix are sorted by number of stories, however many they are', async () => {
  expect(await namesOf('song thu 7')).toEqual(['Sông thử 7', 'Sông thử 77']);
  expect(await namesOf('song thu 77')).toEqual(['Sông thử 77']);
  expect(await namesOf('song')).toEqual(['Sông thử 7', 'Sông thử 77', 'Sông thử 4321']);
  expect(await namesOf('s')).toEqual(['Sông thử 7', 'Sông thử 77', 'Sông thử 4321']);
});

test('a later word of a tag matches too, after the matches at the beginning', async () => {
  expect(await namesOf('thu 7')).toEqual(['Sông thử 7', 'Sông thử 77']);
  expect(await namesOf('432')).toEqual(['Sông thử 4321']);
  expect(await namesOf('hu 7')).toEqual([]);
  await db.update(tags).set({ name: '7 thử', fold: '7 thu' }).where(eq(tags.fold, 'song thu 4321'));
  expect(await namesOf('7')).toEqual(['7 thử', 'Sông thử 7', 'Sông thử 77']);
  await db.update(tags).set({ name: 'Sông thử 4321', fold: 'song thu 4321' }).where(eq(tags.fold, '7 thu'));
});

test('special characters match literally', async () => {
  for (const beginning of ['song%', 'song_thu', 'song\\', "song'"])
    expect(await namesOf(beginning)).toEqual([]);
});

test('a generic plan reads neither all tags nor all words to find a few', async () => {
  await endConnections(connectionString);
  const prepared = await openDatabase({
    ...{ connectionString, maxConnections: 1, keepsPlans: () => true },
    readers: { maxConnections: 1, statementTimeoutMs: 60_000 },
  });
  const rowsRead = async () => {
    await prepared.readers?.query('select pg_stat_force_next_flush()');
    const { rows } = await prepared.pool.query(
      `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_user_tables
       where relname in ('tags', 'tag_aliases', 'search_words')`,
    );
    return rows[0].read as number;
  };
  const before = await rowsRead();
  for (const beginning of ['song thu 4321', 'khong co', 'song thu 199'])
    await listTagsBeginning(prepared.db, { beginning, limit: 3 });
  for (const beginning of ['thu4321', 'khongco', 't']) await listWordsBeginning(prepared.db, beginning, 12);
  const read = (await rowsRead()) - before;
  await prepared.close();
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(TAGS / 10);
});
