import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from '#db/client.ts';
import { renderContext, runRender } from '#platform/page-cache/render-context.ts';
import { freshDatabase } from '#tests/support/database/database.ts';

const MOST_STATEMENTS = 160;

let database: OpenDatabase;

beforeAll(async () => {
  const { connectionString } = await freshDatabase();
  // One connection, so that its prepared statements can be inspected.
  database = await openDatabase({ connectionString, maxConnections: 1, keepsPlans: renderContext.isOpen });
});

afterAll(() => database.close());

test('statements of a transaction are prepared at the third use, statements without parameters are not', async () => {
  const act = (place: number) =>
    database.db.transaction(async (tx) => {
      await tx.execute(sql`create temporary table if not exists acted (place int, said text)`);
      await tx.execute(sql`insert into acted (place, said) values (${place}, ${'một'})`);
      await tx.execute(sql.raw(`select ${place} as once_${place}`));
      const { rows } = await tx.execute(sql`select said from acted where place = ${place}`);
      return rows;
    });
  const asked = [
    'insert into acted (place, said) values ($1, $2)',
    'select said from acted where place = $1',
  ];
  for (const place of [1, 2]) expect(await act(place)).toEqual([{ said: 'một' }]);
  expect(await preparedStatements()).toEqual([]);
  for (const place of [3, 4, 5, 6, 7, 8, 9]) expect(await act(place)).toEqual([{ said: 'một' }]);
  expect((await preparedStatements()).toSorted()).toEqual(asked);
  // A failed transaction leaves no rows, and the connection stays usable.
  await expect(
    database.db.transaction(async (tx) => {
      await tx.execute(sql`insert into acted (place, said) values (${10}, ${'hai'})`);
      await tx.execute(sql`insert into acted (place, said) values (${'không'}, ${'hai'})`);
    }),
  ).rejects.toThrow();
  expect(await act(10)).toEqual([{ said: 'một' }]);
  // Nor does a changed table break a prepared statement.
  await database.db.execute(sql`drop table acted`);
  await database.db.execute(sql`create temporary table acted (place int, also int, said text)`);
  expect(await act(11)).toEqual([{ said: 'một' }]);
  await database.db.execute(sql`drop table acted`);
  await database.db.execute(sql`deallocate all`);
});

const preparedStatements = async () =>
  (await database.pool.query<{ statement: string }>('select statement from pg_prepared_statements')).rows.map(
    ({ statement }) => statement,
  );

test('queries within a page render are prepared at once, others are not', async () => {
  const ask = async (place: number) => (await database.db.execute(sql`select ${place}::int as place`)).rows;
  expect(await ask(1)).toEqual([{ place: 1 }]);
  expect(await preparedStatements()).toEqual([]);
  const { result } = await runRender(async () => [await ask(2), await ask(3)]);
  expect(result).toEqual([[{ place: 2 }], [{ place: 3 }]]);
  expect(await preparedStatements()).toEqual(['select $1::int as place']);
  // Only queries are prepared, other statements of a render are not.
  await runRender(() => database.db.execute(sql`create temporary table noted (place int)`));
  expect(await preparedStatements()).toHaveLength(1);
});

test('a connection has a limit of prepared statements, and further queries still work', async () => {
  const answers = await runRender(async () => {
    const found: unknown[] = [];
    for (let place = 0; place < MOST_STATEMENTS + 40; place += 1) {
      const { rows } = await database.db.execute(sql.raw(`select ${place} as place`));
      found.push(rows[0]);
    }
    return found;
  });
  expect(answers.result).toEqual(Array.from({ length: MOST_STATEMENTS + 40 }, (_, place) => ({ place })));
  expect(await preparedStatements()).toHaveLength(MOST_STATEMENTS);
});
