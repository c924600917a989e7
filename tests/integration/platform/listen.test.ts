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
  const payloads: string[] = [];
  let isUp = false;
  const line = listenOn({
    connectionString: database.applicationUrl,
    channels: ['news'],
    log: createLogger('error'),
    onMessage: (_channel, payload) => payloads.push(payload),
    onLine: () => {
      isUp = true;
    },
    onLost: () => {
      isUp = false;
    },
  });
  return { line, payloads, isUp: () => isUp };
}

test('notifications of other processes are received until the listener stops', async () => {
  const { line, payloads, isUp } = listen();
  await until(isUp, 'the connection');
  await database.pool.query(`notify news, 'nước lên'`);
  await until(() => payloads.length > 0, 'the notification');
  expect(payloads).toEqual(['nước lên']);
  await line.stop();
  expect(isUp()).toBe(false);
});

test('stopping a listener while it connects leaves no connection', async () => {
  const lines = Array.from({ length: 10 }, () => listen().line);
  await Promise.all(lines.map((line) => line.stop()));
  // Only of this database, and once the server has noticed the disconnects.
  const listening = async () => {
    const { rowCount } = await database.pool.query(
      `select from pg_stat_activity where datname = current_database() and query like 'listen%'`,
    );
    return rowCount;
  };
  await expect.poll(listening).toBe(0);
});

test('a connection of a process that was blocked longer than the probe timeout is not considered lost', async () => {
  const probeMs = 2_000;
  const resumed = Promise.withResolvers<void>();
  let timesLost = 0;
  const line = listenOn({
    connectionString: database.applicationUrl,
    channels: ['news'],
    log: createLogger('error'),
    probeMs,
    onMessage() {},
    // Blocks at the time of the first probe, just after it is sent.
    onLine: () => setTimeout(() => setImmediate(blockEventLoop), probeMs),
    onLost() {
      timesLost += 1;
    },
  });
  function blockEventLoop(): void {
    // Four times the time that this process waits for the response.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2 * probeMs);
    resumed.resolve();
  }
  await resumed.promise;
  await sleep(100);
  expect(timesLost).toBe(0);
  await line.stop();
});

test('a connection that is cut repeatedly, also while connecting, is restored', async () => {
  const owner = new pg.Client({ connectionString: database.connectionString });
  await owner.connect();
  const { line, payloads, isUp } = listen();
  for (let round = 0; round < 300; round += 1) {
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await sleep(round % 10);
  }
  await until(isUp, 'the reconnection');
  // Repeated until received: the current connection may be a terminated one that has not closed yet.
  await until(async () => {
    await owner.query(`notify news, 'cầu mở lại'`);
    return payloads.length > 0;
  }, 'the notification');
  expect(new Set(payloads)).toEqual(new Set(['cầu mở lại']));
  await line.stop();
  await owner.end();
});
