import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectedFailure } from '#app/_shell/actions/expected-failure.ts';
import { type OpenDatabase, openDatabase } from '#db/client.ts';
import { freshDatabase } from '#tests/support/database/database.ts';

let database: OpenDatabase;

beforeAll(async () => {
  const { connectionString } = await freshDatabase();
  database = await openDatabase({ connectionString, maxConnections: 1 });
});

afterAll(() => database.close());

test('whoever waits too long for a connection is told that the database cannot be reached, and the next is served', async () => {
  const held = await database.pool.connect();
  // Only now: opening one is bounded by it, too, and takes a busy machine longer.
  database.pool.options.connectionTimeoutMillis = 50;
  const failure = await database.db.execute('select 1').catch((error: unknown) => error);
  expect(expectedFailure(failure)).toMatchObject({ code: 'server.unavailable' });
  held.release();
  expect((await database.db.execute('select 1 as one')).rows).toEqual([{ one: 1 }]);
});
