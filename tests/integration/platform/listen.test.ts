import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createLogger } from '#platform/logger.ts';
import { listenOn } from '#platform/postgres/listen.ts';
import { until } from '#tests/support/collab.ts';
import { freshDatabase } from '#tests/support/database.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterEach(() => {
  vi.restoreAllMocks();
});

function listen() {
  const heard: string[] = [];
  let losses = 0;
  let isUp = false;
  const line = listenOn({
    connectionString: database.connectionString,
    channels: ['news'],
    log: createLogger('error'),
    onMessage: (_channel, payload) => heard.push(payload),
    onLine: () => {
      isUp = true;
    },
    onLost: () => {
      isUp = false;
      losses += 1;
    },
  });
  return { line, heard, isUp: () => isUp, losses: () => losses };
}

test('what another process says is heard until one stops listening', async () => {
  const { line, heard, isUp } = listen();
  await until(isUp, 'the line to be up');
  await database.pool.query(`notify news, 'nước lên'`);
  await until(() => heard.length > 0, 'the news to be heard');
  expect(heard).toEqual(['nước lên']);
  await line.stop();
  expect(isUp()).toBe(false);
});

test('a process that is stopped while its line is only being made ends all the same', async () => {
  const lines = Array.from({ length: 10 }, () => listen().line);
  await Promise.all(lines.map((line) => line.stop()));
  // Of this database alone, and once the server knows that they have gone.
  const listening = async () => {
    const { rowCount } = await database.pool.query(
      `select from pg_stat_activity where datname = current_database() and query like 'listen%'`,
    );
    return rowCount;
  };
  await expect.poll(listening).toBe(0);
});

test('a line that is cut again and again, also while it is being made, is made again', async () => {
  const owner = new pg.Client({ connectionString: database.connectionString });
  await owner.connect();
  const { line, heard, isUp } = listen();
  for (let round = 0; round < 300; round += 1) {
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await sleep(round % 10);
  }
  await until(isUp, 'the line to be up again');
  // Said until it is heard: the line that is up may be the one that was just told to end, and takes its time over it.
  await until(async () => {
    await owner.query(`notify news, 'cầu mở lại'`);
    return heard.length > 0;
  }, 'the news to be heard');
  expect(new Set(heard)).toEqual(new Set(['cầu mở lại']));
  await line.stop();
  await owner.end();
});

test('a process that stood still for seconds does not take its line for dead: the answer to what it asked is there', async () => {
  const { line, isUp, losses } = listen();
  await until(isUp, 'the line to be up');
  const { query } = pg.Client.prototype;
  const answered = Promise.withResolvers<void>();
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...asked: unknown[]) {
    const answer = (query as (...all: unknown[]) => Promise<unknown>).apply(this, asked);
    if (asked[0] === 'select 1') {
      setImmediate(standStill, 3_000);
      void answer.catch(() => {}).then(() => setTimeout(answered.resolve, 100));
    }
    return answer;
  } as never);
  await answered.promise;
  expect([losses(), isUp()]).toEqual([0, true]);
  await line.stop();
});

/** As where the machine is asleep, or has others to run. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
