import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from '#db/client.ts';
import { sections } from '#db/schema/sections.ts';
import { freshDatabase } from '#tests/support/database/database.ts';

const asker = new AsyncLocalStorage<string>();
const seen: string[] = [];
let database: OpenDatabase;

beforeAll(async () => {
  const { connectionString } = await freshDatabase();
  database = await openDatabase({
    connectionString,
    maxConnections: 1,
    watch: ({ operation, table }) => {
      const name = `${asker.getStore()}: ${operation} ${table}`;
      return (error) =>
        seen.push(error === undefined ? name : `${name} failed ${(error as { code?: string }).code}`);
    },
  });
});

beforeEach(() => {
  seen.length = 0;
});

afterAll(() => database.close());

test('each statement is reported once, with the context of its caller and its outcome', async () => {
  await asker.run('lan', async () => {
    await database.db.select().from(sections);
    await database.db.transaction((tx) => tx.select().from(sections));
    await database.pool.query('select 1').catch(() => {});
    await expect(database.pool.query('select * from sections where id = $1', ['không'])).rejects.toThrow();
  });
  expect(seen).toEqual([
    'lan: select sections',
    'lan: begin null',
    'lan: select sections',
    'lan: commit null',
    'lan: select null',
    'lan: select sections failed 22P02',
  ]);
});

test('a query that waited for a connection runs in its own context', async () => {
  const { db } = database;
  await Promise.all(
    ['lan', 'thu', 'tam'].map((name) =>
      // Drizzle runs the query when it is awaited.
      asker.run(name, async () => await db.execute(sql`select 1 from ${sections}`)),
    ),
  );
  expect(seen.sort()).toEqual(['lan: select sections', 'tam: select sections', 'thu: select sections']);
});

test('a query with a callback is reported too', async () => {
  const client = await database.pool.connect();
  await new Promise<void>((resolve) => client.query('select 1', () => resolve()));
  client.release();
  expect(seen).toEqual(['undefined: select null']);
});
