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

test('a query that times out waiting for a connection gets server.unavailable, and the next succeeds', async () => {
  const held = await database.pool.connect();
  // Set only now: opening a connection has the same limit and may take longer on a busy machine.
  database.pool.options.connectionTimeoutMillis = 50;
  const failure = await database.db.execute('select 1').catch((error: unknown) => error);
  expect(expectedFailure(failure)).toMatchObject({ code: 'server.unavailable' });
  held.release();
  expect((await database.db.execute('select 1 as one')).rows).toEqual([{ one: 1 }]);
});
