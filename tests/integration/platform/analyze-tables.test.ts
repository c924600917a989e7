import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { analyzeTables } from '#db/analyze-tables.ts';
import { people } from '#db/schema/people.ts';
import { type FreshDatabase, freshDatabase, limitedDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom } from '#tests/support/workflow/newsroom.ts';

for (const [whose, open] of [
  ['of the site', freshDatabase],
  ['of a user without further rights', limitedDatabase],
] as const) {
  test(`startup analyses each table with rows and without statistics; a database ${whose}`, async () => {
    const database = await open();
    await makeNewsroom(database.db);
    // Too few rows for autovacuum to analyse the table.
    expect(await rowsThoughtOf(database, 'people')).toBe(-1);
    await analyzeTables(database.connectionString);
    const thoughtOf = await rowsThoughtOf(database, 'people');
    expect(thoughtOf).toBeGreaterThan(1);
    expect(await unknownWithRows(database)).toEqual([]);
    // An empty table keeps its default estimate.
    expect(await rowsThoughtOf(database, 'articles')).toBe(-1);

    // A table with statistics is left to autovacuum.
    await database.db.insert(people).values({
      id: randomUUID(),
      kind: 'staff',
      name: 'Một người nữa',
      slug: 'mot-nguoi-nua',
      createdAt: new Date(),
    });
    await analyzeTables(database.connectionString);
    expect(await rowsThoughtOf(database, 'people')).toBe(thoughtOf);
  });
}

async function rowsThoughtOf({ pool }: FreshDatabase, table: string): Promise<number> {
  const { rows } = await pool.query('select reltuples::int as count from pg_class where oid = $1::regclass', [
    table,
  ]);
  return rows[0].count;
}

async function unknownWithRows({ pool }: FreshDatabase): Promise<string[]> {
  const { rows } = await pool.query(`select relname from pg_class where relkind = 'r' and reltuples < 0
    and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 0`);
  return rows.map(({ relname }) => relname);
}
