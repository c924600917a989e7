import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { job as maintainSearch } from '#server/worker/jobs/maintain-search.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { lockRows } from '#tests/support/database/races.ts';
import { bodyOf, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { SIZES } from '../../sizes.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

const maintain = () => maintainSearch.run({ services: newsroom.as(null) } as never, null as never);

/** Makes the job find work in every table. */
async function outdate(): Promise<void> {
  await database.db.execute(sql`delete from desk_texts`);
  await database.db.execute(sql`update search_words set counted_at = null`);
}

async function deadlocks(): Promise<number> {
  await database.db.execute(sql`select pg_stat_force_next_flush()`);
  const { rows } = await database.db.execute<{ count: number }>(
    sql`select deadlocks::int as count from pg_stat_database where datname = current_database()`,
  );
  return rows[0]?.count ?? 0;
}

/** Sixty words, of which other stories have most. */
const words = (round: number) =>
  Array.from({ length: 60 }, (_, at) => `từ${String.fromCharCode(97 + ((at * 7 + round * 3) % 26))}${at}`);

const publishStory = (round: number, pinIds: readonly string[] = []) =>
  newsroom.published({ headline: `Bài ${round}`, body: bodyOf(words(round).join(' ')), pinIds });

test('maintaining the search index waits for no publication, and no publication waits for it', async () => {
  const { id } = await publishStory(0);
  await outdate();
  const letGo = await lockRows(
    database.connectionString,
    `select from articles a, search_words w where a.id = '${id}' for no key update`,
  );
  // Both would wait until the rows are released, which happens after them.
  await maintain();
  await publishStory(1);
  await letGo();
  const uncounted = sql`select count(*)::int as count from search_words where counted_at is null`;
  const left = async () => (await database.db.execute<{ count: number }>(uncounted)).rows[0]?.count ?? 0;
  expect(await left()).toBeGreaterThan(0);
  await maintain();
  expect(await left()).toBe(0);
});

test('both in a loop meet no deadlock', async () => {
  const published: string[] = [];
  const work = async (offset: number) => {
    for (let round = 0; round < SIZES.publicationsBesideMaintenance; round += 1) {
      const { id } = await publishStory(round * 3 + offset, published.slice(-4));
      published.push(id);
    }
  };
  let isOver = false;
  const maintenance = async () => {
    while (!isOver) {
      await outdate();
      await maintain();
    }
  };
  const maintained = maintenance();
  await Promise.all([work(0), work(1), work(2)]).finally(() => {
    isOver = true;
  });
  await maintained;
  expect(await deadlocks()).toBe(0);
});
