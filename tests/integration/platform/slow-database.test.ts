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

/** As a page asks, while it is made. */
const asPage = (question: SQL) => runRender(async () => await database.db.execute(question));
const failureOf = (work: Promise<unknown>) => work.catch((error: unknown) => error);

test('however many pages wait for a slow database, the desk is answered', async () => {
  const patient = await openDatabase({
    connectionString,
    ...{ maxConnections: 2, connectionTimeoutMs: 60_000, keepsPlans: renderContext.isOpen },
    readers: { maxConnections: 2, statementTimeoutMs: 60_000 },
  });
  // It is slow for as long as somebody holds what all of them ask for.
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

test('a question that takes too long is ended by the database, and whoever asked is told to come again', async () => {
  for (const ask of [
    () => database.db.execute(sql`select pg_sleep(20)`),
    () => asPage(sql`select pg_sleep(20)`),
  ]) {
    expect(expectedFailure(await failureOf(ask()))).toMatchObject({ code: 'server.unavailable' });
  }
  expect((await database.db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
});

test('what was written before a question that took too long is not kept by halves', async () => {
  const half = database.db.transaction(async (tx) => {
    await tx.execute(sql`insert into settings (name, value) values ('half', '1')`);
    await tx.execute(sql`select pg_sleep(20)`);
  });
  expect(expectedFailure(await failureOf(half))).toMatchObject({ code: 'server.unavailable' });
  expect((await database.db.execute(sql`select 1 from settings where name = 'half'`)).rows).toEqual([]);
});

test('a database without a free connection is told as one that cannot be reached, and is used again once there is one', async () => {
  const held = await Promise.all([database.pool.connect(), database.pool.connect()]);
  const { options } = database.pool;
  const { connectionTimeoutMillis: usual } = options;
  // Only now: opening one is bounded by it, too, and takes a busy machine longer.
  options.connectionTimeoutMillis = 500;
  const failure = await failureOf(database.db.execute(sql`select 1`));
  options.connectionTimeoutMillis = usual;
  expect(expectedFailure(failure)).toMatchObject({ code: 'server.unavailable' });
  // Pages have their own.
  expect((await asPage(sql`select 1 as one`)).result.rows).toHaveLength(1);
  for (const client of held) client.release();
  expect((await database.db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
});

test('a database that says nothing any more is given up, and the question of the next goes over another connection', async () => {
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
