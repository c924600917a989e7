import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { listenOn } from '#platform/postgres/listen.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { until } from '#tests/support/collab/collab.ts';
import { freshDatabase } from '#tests/support/database/database.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});

function listen() {
  const heard: string[] = [];
  let isUp = false;
  const line = listenOn({
    connectionString: database.applicationUrl,
    channels: ['news'],
    log: createLogger('error'),
    onMessage: (_channel, payload) => heard.push(payload),
    onLine: () => {
      isUp = true;
    },
    onLost: () => {
      isUp = false;
    },
  });
  return { line, heard, isUp: () => isUp };
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

test('a line of a process that stood still for longer than an answer may take is not taken for dead', async () => {
  const probeMs = 2_000;
  const stood = Promise.withResolvers<void>();
  let timesLost = 0;
  const line = listenOn({
    connectionString: database.applicationUrl,
    channels: ['news'],
    log: createLogger('error'),
    probeMs,
    onMessage() {},
    // In the same moment as the first probe, and then once that has be  en sent.
    onLine: () => setTimeout(() => setImmediate(standStill), probeMs),
    onLost() {
      timesLost += 1;
    },
  });
  function standStill(): void {
    // So long the database has for its answer, of which this process would have waited for a quarter.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2 * probeMs);
    stood.resolve();
  }
  await stood.promise;
  await sleep(100);
  expect(timesLost).toBe(0);
  await line.stop();
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
