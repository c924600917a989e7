import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectedFailure } from '#app/_shell/actions/expected-failure.ts';
import { type OpenDatabase, openDatabase } from '#db/client.ts';
import { renderContext, runRender } from '#platform/page-cache/render-context.ts';
import { freshDatabase } from '#tests/support/database/database.ts';

let database: OpenDatabase;
let connectionString: string;

beforeAll(async () => {
  ({ connectionString } = await freshDatabase());
  database = await openDatabase({
    connectionString,
    ...{ maxConnections: 2, statementTimeoutMs: 400 },
    keepsPlans: renderContext.isOpen,
    readers: { maxConnections: 2, statementTimeoutMs: 300 },
  });
});

afterAll(() => database.close());

/** Queries as a page render does. */
const asPage = (question: SQL) => runRender(async () => await database.db.execute(question));
const failureOf = (work: Promise<unknown>) => work.catch((error: unknown) => error);

test('the desk gets a connection however many pages wait for a slow database', async () => {
  const patient = await openDatabase({
    connectionString,
    ...{ maxConnections: 2, connectionTimeoutMs: 60_000, keepsPlans: renderContext.isOpen },
    readers: { maxConnections: 2, statementTimeoutMs: 60_000 },
  });
  // The database is slow while this lock is held.
  const holder = await database.pool.connect();
  await holder.query('select pg_advisory_lock(1)');
  const ask = async () => await patient.db.execute(sql`select pg_advisory_xact_lock_shared(1)`);
  const slow = Array.from({ length: 12 }, () => runRender(ask));
  try {
    const waiting = () => patient.readers?.waitingCount;
    await expect.poll(waiting).toBe(10);
    expect((await patient.db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
    expect([waiting(), patient.readers?.totalCount]).toEqual([10, 2]);
  } finally {
    await holder.query('select pg_advisory_unlock(1)');
    holder.release();
    await Promise.all(slow);
    await patient.close();
  }
});

test('a query over the statement timeout gets server.unavailable', async () => {
  for (const ask of [
    () => database.db.execute(sql`select pg_sleep(20)`),
    () => asPage(sql`select pg_sleep(20)`),
  ]) {
    expect(expectedFailure(await failureOf(ask()))).toMatchObject({ code: 'server.unavailable' });
  }
  expect((await database.db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
});

test('a transaction with a timed-out query is rolled back', async () => {
  const half = database.db.transaction(async (tx) => {
    await tx.execute(sql`insert into settings (name, value) values ('half', '1')`);
    await tx.execute(sql`select pg_sleep(20)`);
  });
  expect(expectedFailure(await failureOf(half))).toMatchObject({ code: 'server.unavailable' });
  expect((await database.db.execute(sql`select 1 from settings where name = 'half'`)).rows).toEqual([]);
});

test('an exhausted pool gets server.unavailable, and works again once a connection is free', async () => {
  const held = await Promise.all([database.pool.connect(), database.pool.connect()]);
  const { options } = database.pool;
  const { connectionTimeoutMillis: usual } = options;
  // Set only now: opening a connection has the same limit and may take longer on a busy machine.
  options.connectionTimeoutMillis = 500;
  const failure = await failureOf(database.db.execute(sql`select 1`));
  options.connectionTimeoutMillis = usual;
  expect(expectedFailure(failure)).toMatchObject({ code: 'server.unavailable' });
  // Pages have a pool of their own.
  expect((await asPage(sql`select 1 as one`)).result.rows).toHaveLength(1);
  for (const client of held) client.release();
  expect((await database.db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
});

test('an unresponsive connection is abandoned, and the next query uses another', async () => {
  const { rows } = await database.db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  const pid = Number(rows[0]?.pid);
  const asked = failureOf(database.db.execute(sql`select pg_sleep(0.1), pg_backend_pid()`));
  process.kill(pid, 'SIGSTOP');
  try {
    expect(expectedFailure(await asked)).toMatchObject({ code: 'server.unavailable' });
    expect((await database.db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
});
