import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Job } from '#server/worker/job.ts';
import { relayOutbox } from '#server/worker/relay-outbox.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { openQueue } from '#tests/support/database/open-queue.ts';

const EVENTS = 50;
/** The longest delay that the queue accepts. */
const A_LIFETIME_S = 2 ** 31 - 1;

let database: FreshDatabase;
let pool: pg.Pool;
let boss: PgBoss;

beforeAll(async () => {
  database = await freshDatabase();
  pool = new pg.Pool({ connectionString: database.connectionString, max: 6 });
  boss = await openQueue(database.connectionString);
  await boss.createQueue('tell-author');
});

afterAll(async () => {
  await boss.stop({ graceful: false });
  await pool.end();
});

test('with four concurrent workers each event reaches its job exactly once', async () => {
  const jobs = new Map<string, Job>([['tell-author', { on: ['article.publish'], run: async () => {} }]]);
  await leaveEvents('article.publish', EVENTS);
  await leaveEvents('article.nobody-waits', 3);
  const relayed = await Promise.all(Array.from({ length: 4 }, () => relayOutbox({ pool, boss, jobs })));
  expect(relayed.reduce((sum, one) => sum + one, 0)).toBe(EVENTS + 3);
  const seen: unknown[] = [];
  await boss.work<{ number: number }>(
    'tell-author',
    { pollingIntervalSeconds: 0.5, batchSize: 100 },
    async (batch) => {
      seen.push(...batch.map(({ data }) => data.number));
    },
  );
  await expect.poll(() => seen.length).toBe(EVENTS);
  expect(new Set(seen).size).toBe(EVENTS);
});

test('of frequent events of one story the first is passed on at once, and the later ones as one job', async () => {
  // Throttling intervals count from 1970: this one ends in 2038, not during the test.
  const jobs = new Map<string, Job>([
    ['gather', { on: ['article.live_publish'], gatherSeconds: A_LIFETIME_S, run: async () => {} }],
  ]);
  await boss.createQueue('gather');
  const [one, other] = [randomUUID(), randomUUID()];
  for (const articleId of [one, one, other, one, one]) {
    await pool.query(
      `insert into outbox (id, name, unique_key, payload, created_at)
       values (gen_random_uuid(), 'article.live_publish', gen_random_uuid()::text, $1, now())`,
      [{ articleId }],
    );
  }
  expect(await relayOutbox({ pool, boss, jobs })).toBe(5);
  const { rows } = await pool.query(
    `select data->>'articleId' as id, start_after > now() as "isLater" from jobs.job where name = 'gather'
     order by start_after`,
  );
  expect(rows.filter(({ id }) => id === one).map(({ isLater }) => isLater)).toEqual([false, true]);
  expect(rows.filter(({ id }) => id === other).map(({ isLater }) => isLater)).toEqual([false]);
});

test('an event that could not be passed on stays in the outbox', async () => {
  const jobs = new Map<string, Job>([['no-such-queue', { on: ['article.kill'], run: async () => {} }]]);
  await leaveEvents('article.kill', 1);
  await expect(relayOutbox({ pool, boss, jobs })).rejects.toThrow();
  const { rowCount } = await pool.query(
    "select 1 from outbox where name = 'article.kill' and processed_at is null",
  );
  expect(rowCount).toBe(1);
});

async function leaveEvents(name: string, count: number): Promise<void> {
  await pool.query(
    `insert into outbox (id, name, unique_key, payload, created_at)
     select gen_random_uuid(), $1::text, $1 || ':' || n, jsonb_build_object('number', n), now()
     from generate_series(1, $2::integer) n`,
    [name, count],
  );
}
