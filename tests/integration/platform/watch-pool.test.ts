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

test('each statement is told once, by whoever asks it and with how it ended', async () => {
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

test('who waited for the connection asks in their own name, not in that of whoever gave it back', async () => {
  const { db } = database;
  await Promise.all(
    ['lan', 'thu', 'tam'].map((name) =>
      // Drizzle asks when somebody waits for the answer.
      asker.run(name, async () => await db.execute(sql`select 1 from ${sections}`)),
    ),
  );
  expect(seen.sort()).toEqual(['lan: select sections', 'tam: select sections', 'thu: select sections']);
});

test('a client with a callback is watched too', async () => {
  const client = await database.pool.connect();
  await new Promise<void>((resolve) => client.query('select 1', () => resolve()));
  client.release();
  expect(seen).toEqual(['undefined: select null']);
});
