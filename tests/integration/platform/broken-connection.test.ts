import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from '#db/client.ts';
import { freshDatabase } from '#tests/support/database/database.ts';

let database: OpenDatabase;

beforeAll(async () => {
  const { connectionString } = await freshDatabase();
  // A single connection: a leaked one would block the next query.
  database = await openDatabase({ connectionString, maxConnections: 1 });
});

afterAll(() => database.close());

const askAgain = () => database.db.transaction(async (tx) => (await tx.execute('select 1 as one')).rows);

test('a transaction whose BEGIN fails releases its connection', async () => {
  database.pool.once('acquire', (client: pg.PoolClient) => socketOf(client).destroy());
  await expect(askAgain()).rejects.toThrow();
  expect(await askAgain()).toEqual([{ one: 1 }]);
});

test('a connection whose rollback failed is not used again', async () => {
  database.pool.once('acquire', loseRollback);
  const work = database.db.transaction(async (tx) => {
    await tx.execute("set local application_name = 'half'");
    throw new Error('given up');
  });
  await expect(work).rejects.toThrow('rollback');
  expect((await database.db.execute('show application_name')).rows).toEqual([{ application_name: '' }]);
});

function socketOf(client: pg.PoolClient): { destroy(): void } {
  return (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream;
}

function loseRollback(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...all: unknown[]) => unknown;
  const lossy = (asked: { text: string }, ...rest: unknown[]) =>
    asked.text === 'rollback' ? Promise.reject(new Error('lost on its way')) : query(asked, ...rest);
  Object.assign(client, { query: lossy });
}
