import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { retryTransaction, type Transaction } from '#db/client.ts';
import { freshDatabase } from '#tests/support/database/database.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;

beforeAll(async () => {
  database = await freshDatabase();
});

const add = (tx: Transaction, name: string) =>
  tx.execute(sql`insert into settings (name, value) values (${name}, '0')`);
const raise = (tx: Transaction, name: string) =>
  tx.execute(sql`update settings set value = to_jsonb((value #>> '{}')::int + 1) where name = ${name}`);

test('two deadlocked transactions both succeed, each applied once', async () => {
  await database.db.transaction(async (tx) => {
    await add(tx, 'one');
    await add(tx, 'other');
  });
  let runs = 0;
  const both = Promise.withResolvers<void>();
  const raiseBoth = (first: string, second: string) =>
    database.db.transaction(async (tx) => {
      runs += 1;
      await raise(tx, first);
      if (runs === 2) both.resolve();
      await both.promise;
      await raise(tx, second);
    });
  await Promise.all([raiseBoth('one', 'other'), raiseBoth('other', 'one')]);
  const { rows } = await database.db.execute(sql`select value from settings where name in ('one', 'other')`);
  expect(rows).toEqual([{ value: 2 }, { value: 2 }]);
  // A retry may take its row before the other transaction wakes up, and deadlock again.
  expect(runs).toBeGreaterThan(2);
});

test('a retry that fails again is reported, and a failure not due to concurrency is not retried', async () => {
  const runs = { retried: 0, wrong: 0 };
  await database.db.transaction((tx) => add(tx, 'taken'));
  const retried = database.db.transaction(async (tx) => {
    runs.retried += 1;
    await add(tx, 'taken');
  });
  await expect(retried).rejects.toMatchObject({ cause: { code: '23505' } });
  const wrong = database.db.transaction(async (tx) => {
    runs.wrong += 1;
    await tx.execute(sql`select 1 / 0`);
  });
  await expect(wrong).rejects.toMatchObject({ cause: { code: '22012' } });
  expect(runs).toEqual({ retried: 2, wrong: 1 });
});

test.each([
  ['40P01', 4],
  ['40001', 4],
  ['23505', 2],
  ['22012', 1],
])('work that fails with %s is tried %i times', async (code, attempts) => {
  let runs = 0;
  const failing = retryTransaction(async () => {
    runs += 1;
    throw Object.assign(new Error('failed'), { code });
  });
  await expect(failing).rejects.toThrow('failed');
  expect(runs).toBe(attempts);
});
