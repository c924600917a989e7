import type { Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from '#db/client.ts';
import { until } from '#tests/support/collab/collab.ts';
import { freshDatabase } from '#tests/support/database/database.ts';

let database: OpenDatabase;
let owner: pg.Pool;

beforeAll(async () => {
  const { connectionString } = await freshDatabase();
  owner = new pg.Pool({ connectionString, max: 1 });
  // One connection, so that the next transaction reuses it.
  database = await openDatabase({ connectionString, maxConnections: 1 });
  await owner.query('create table said (word text unique); grant all on said to public');
});

beforeEach(() => database.db.execute(sql`truncate said`));

afterAll(() => Promise.all([database.close(), owner.end()]));

const words = async () =>
  (await database.db.execute<{ word: string }>(sql`select word from said order by word`)).rows.map(
    ({ word }) => word,
  );

test('concurrent statements of a transaction are answered in order', async () => {
  const answers = await database.db.transaction((tx) =>
    Promise.all([
      tx.execute(sql`select pg_sleep(0.05), 1 as place`),
      tx.execute(sql`insert into said (word) values ('một') returning 2 as place`),
      tx.execute(sql`select 3 as place from said where word = 'một'`),
      tx.execute(sql`select 4 as place`),
    ]),
  );
  expect(answers.map(({ rows }) => rows[0]?.place)).toEqual([1, 2, 3, 4]);
});

test('they are sent together, before any response', async () => {
  database.pool.once('acquire', (client: pg.PoolClient) => {
    line = (client as unknown as { connection: { stream: Socket } }).connection.stream;
  });
  let line: Socket | null = null;
  const held = async () => {
    const { rowCount } = await owner.query(
      `select from pg_locks join pg_stat_activity using (pid)
       where locktype = 'advisory' and datname = current_database()`,
    );
    return rowCount === 2;
  };
  await database.db.transaction(async (tx) => {
    line?.pause();
    const asked = Promise.all([1, 2].map((key) => tx.execute(sql`select pg_advisory_xact_lock(${key})`)));
    await until(held, 'the second to be done as well');
    line?.resume();
    await asked;
  });
});

test('a transaction with a failing statement is rolled back and reports the first failure', async () => {
  const act = database.db.transaction((tx) =>
    Promise.all([
      (async () => {
        // Its result passes through more promises than the next one's.
        await (async () => await tx.execute(sql`insert into said (word) values ('một'), ('một')`))();
      })(),
      tx.execute(sql`insert into said (word) values ('hai')`),
      tx.execute(sql`select 1`),
    ]),
  );
  await expect(act).rejects.toMatchObject({ cause: { code: '23505' } });
  expect(await words()).toEqual([]);
});

test('late statements of a failed transaction are refused, also during the next transaction', async () => {
  const goesOn = Promise.withResolvers<void>();
  let late: Promise<unknown> = Promise.resolve();
  const act = database.db.transaction((tx) => {
    late = goesOn.promise
      .then(() => tx.execute(sql`insert into said (word) values ('muộn')`))
      .catch((error: unknown) => error);
    return Promise.all([tx.execute(sql`select 1 / 0`), late]);
  });
  await expect(act).rejects.toMatchObject({ cause: { code: '22012' } });
  await database.db.transaction(async (tx) => {
    await tx.execute(sql`insert into said (word) values ('sau')`);
    goesOn.resolve();
    expect(await late).toMatchObject({ cause: { message: 'The transaction of this statement is over.' } });
  });
  expect(await words()).toEqual(['sau']);
});

test('late statements of a successful transaction are refused too', async () => {
  const goesOn = Promise.withResolvers<void>();
  let late: Promise<unknown> = Promise.resolve();
  await database.db.transaction(async (tx) => {
    late = goesOn.promise
      .then(() => tx.execute(sql`insert into said (word) values ('muộn')`))
      .catch((error: unknown) => error);
    await tx.execute(sql`insert into said (word) values ('đúng')`);
  });
  goesOn.resolve();
  expect(await late).toMatchObject({ cause: { message: expect.stringContaining('over') } });
  expect(await words()).toEqual(['đúng']);
});

test('a broken connection rejects all pending statements, and the next transaction gets another connection', async () => {
  const statuses: string[] = [];
  const act = database.db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    const asked = [sql`select pg_sleep(10)`, sql`select 1`, sql`select 2`].map((one) => tx.execute(one));
    const answers = Promise.allSettled(asked);
    await owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    statuses.push(...(await answers).map(({ status }) => status));
  });
  await expect(act).rejects.toThrow();
  expect(statuses).toEqual(['rejected', 'rejected', 'rejected']);
  const next = await database.db.transaction(async (tx) => (await tx.execute(sql`select 1 as one`)).rows);
  expect(next).toEqual([{ one: 1 }]);
});

test('a transaction that ignores a failed statement is rejected', async () => {
  const act = database.db.transaction(async (tx) => {
    await tx.execute(sql`insert into said (word) values ('một')`);
    await Promise.resolve(tx.execute(sql`select 1 / 0`)).catch(() => {});
    return 'done';
  });
  await expect(act).rejects.toMatchObject({ cause: { code: '22012' } });
  expect(await words()).toEqual([]);
});

test('a transaction that rolls back the failed savepoint succeeds', async () => {
  const act = database.db.transaction(async (tx) => {
    await tx.execute(sql`insert into said (word) values ('một')`);
    await tx
      .transaction((part) => Promise.all([part.execute(sql`select 1 / 0`), part.execute(sql`select 1`)]))
      .catch(() => {});
    return 'done';
  });
  expect(await act).toBe('done');
  expect(await words()).toEqual(['một']);
});
