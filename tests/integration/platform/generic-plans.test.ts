import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { SearchScope } from '#core/search/search-engine.ts';
import { searchTerms } from '#core/search/search-term.ts';
import { noSynonyms } from '#core/search/synonyms.ts';
import { type OpenDatabase, openDatabase } from '#db/client.ts';
import { findRelatives } from '#db/queries/related/related-stories.ts';
import { postgresSearch } from '#db/queries/search/postgres-search.ts';
import { listSynonymsNamed } from '#db/queries/search/synonyms.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom } from '#tests/support/workflow/newsroom.ts';

/** PostgreSQL plans a statement with its values this often before it considers a generic plan. */
const PLANNED_WITH_VALUES = 5;

test('the queries for related stories and search use a generic plan on a reader connection', async () => {
  const database = await freshDatabase();
  const newsroom = await makeNewsroom(database.db);
  const { id: articleId } = await newsroom.published();

  const { connectionString } = database;
  const { db, pool, close } = await openDatabase({
    connectionString,
    maxConnections: 1,
    keepsPlans: () => true,
  });
  const engine = postgresSearch(db);
  const scopeOf = (text: string): SearchScope => ({
    ...{ terms: searchTerms(text, noSynonyms), from: null, to: null, asOf: new Date() },
    timeZone: 'Asia/Ho_Chi_Minh',
  });
  for (let time = 0; time <= PLANNED_WITH_VALUES; time += 1) {
    expect((await findRelatives(db, { articleId, siteLocale: 'vi', pinnedIds: [] }))?.story.id).toBe(
      articleId,
    );
    await listSynonymsNamed(db, ['song']);
    for (const text of ['song', 'sống', '"dong bang"']) {
      expect(await engine.listBest(scopeOf(text), { limit: 21 })).toHaveLength(1);
      expect((await engine.countFacets(scopeOf(text), [new Date(0)])).total).toBe(1);
    }
  }
  const { rows } = await pool.query(
    'select statement, generic_plans::int as kept from pg_prepared_statements order by statement',
  );
  await close();
  expect(rows.length).toBeGreaterThanOrEqual(8);
  expect(rows.filter(({ kept }) => kept === 0)).toEqual([]);
});

test('every reader connection prepares the known statements before use, and a failure is reported', async () => {
  const { connectionString } = await freshDatabase();
  const readers = { maxConnections: 3, statementTimeoutMs: 10_000 };
  const open = () => openDatabase({ connectionString, maxConnections: 1, keepsPlans: () => true, readers });
  const database = await open();
  const ask = (place: number) => database.db.execute(sql`select ${place}::int as place`);
  await ask(1);
  await ask(2);
  await database.prepareOnAllConnections();
  expect(database.readers?.totalCount).toBe(3);
  expect(await planned(database)).toEqual(Array.from({ length: 3 }, () => ['select $1::int as place']));
  // Done once: later statements are planned on first use.
  await database.db.execute(sql`select ${1}::int as later`);
  await database.prepareOnAllConnections();
  expect((await planned(database)).flat().filter((text) => text.includes('later'))).toHaveLength(1);
  await database.close();

  const other = await open();
  await expect(other.db.execute(sql`select 1 / ${0}::int`)).rejects.toThrow();
  await expect(other.prepareOnAllConnections()).rejects.toThrow('division by zero');
  expect(other.readers?.idleCount).toBe(other.readers?.totalCount);
  await other.close();
});

/** The prepared statements of each reader connection. */
async function planned({ readers }: OpenDatabase): Promise<string[][]> {
  if (readers === null) throw new Error('no connections of readers');
  const all = await Promise.all(Array.from({ length: readers.totalCount }, () => readers.connect()));
  return Promise.all(
    all.map(async (client) => {
      const { rows } = await client.query<{ statement: string }>(
        'select statement from pg_prepared_statements order by 1',
      );
      client.release();
      return rows.map(({ statement }) => statement);
    }),
  );
}
