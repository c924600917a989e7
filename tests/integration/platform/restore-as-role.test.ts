import { expect, test } from 'vitest';
import { type DumpedRow, dumpTables } from '#db/dump-tables.ts';
import { loadTables } from '#db/load-tables.ts';
import { type FreshDatabase, freshDatabase, limitedDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';

const KINDS: readonly [string, () => Promise<FreshDatabase>][] = [
  ['a superuser', () => freshDatabase()],
  ['a role with CREATEROLE', () => limitedDatabase({ mayMakeRoles: true })],
  ['a role with no attributes', () => limitedDatabase()],
];

async function dump({ connectionString }: FreshDatabase) {
  const rows: DumpedRow[] = [];
  const { migrations } = await dumpTables(connectionString, async (row) => void rows.push(row));
  return { migrations, rows };
}

/** The definition of every foreign key, in order of table and name. */
async function foreignKeys({ pool }: FreshDatabase): Promise<string[]> {
  const { rows } = await pool.query<{ key: string }>(`
    select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as key
    from pg_constraint where contype = 'f' order by key
  `);
  return rows.map(({ key }) => key);
}

async function* each(rows: readonly DumpedRow[]) {
  yield* rows;
}

test.each(KINDS)('a backup by %s is restored by such a role into an empty database', async (_, make) => {
  const from = await make();
  const newsroom = await makeNewsroom(from.db);
  await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  const { migrations, rows } = await dump(from);

  const to = await make();
  const count = await loadTables(to.connectionString, { migrations, rows: each(rows) });
  expect(count).toBe(rows.length);
  expect((await dump(to)).rows).toEqual(rows);
  expect(await foreignKeys(to)).toEqual(await foreignKeys(from));
  expect((await foreignKeys(to)).length).toBeGreaterThan(50);
  await expect(to.pool.query('delete from audit')).rejects.toMatchObject({ code: '42501' });
});

test('a backup of the last schema from before the first release is restored, an earlier one is refused', async () => {
  const from = await freshDatabase();
  const newsroom = await makeNewsroom(from.db);
  await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  const rows = (await dump(from)).rows.map(({ table, json }) => {
    const { dateline_place, ...columns } = JSON.parse(json);
    return { table, json: JSON.stringify(columns) };
  });
  const to = await freshDatabase();
  const last = 'c3bf5850c426abd56a1f085f8f41e6d6bb0e30e572d30a909a05ed77ecf25fc6';
  const load = (migrations: string[]) => loadTables(to.connectionString, { migrations, rows: each(rows) });
  await expect(load(['earlier'])).rejects.toMatchObject({ why: 'other-schema' });
  expect(await load(['earlier', last])).toBe(rows.length);
  expect((await to.pool.query('select dateline_place as place from article_versions')).rows).toEqual([
    { place: '' },
  ]);
});
