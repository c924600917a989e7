import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Pool } from 'pg';
import { expect, test, vi } from 'vitest';
import { createHasDatabase, createHasFiles, serveHealth } from '#server/http/health.ts';
import type { Metrics } from '#server/http/metrics.ts';

test('many readiness checks cause one database query per second', async () => {
  vi.useFakeTimers();
  try {
    const query = vi.fn(async () => ({}));
    const hasDatabase = createHasDatabase({ query } as unknown as Pool);
    const ask = () => Promise.all(Array.from({ length: 500 }, hasDatabase));
    expect(new Set(await ask())).toEqual(new Set([true]));
    vi.advanceTimersByTime(900);
    await ask();
    expect(query).toHaveBeenCalledTimes(1);
    query.mockRejectedValue(new Error('gone'));
    vi.advanceTimersByTime(100);
    expect(new Set(await ask())).toEqual(new Set([false]));
    expect(query).toHaveBeenCalledTimes(2);
  } finally {
    vi.useRealTimers();
  }
});

const answerOf = async (has: { database: boolean; files: boolean }) => {
  const response = { writeHead: vi.fn(), end: vi.fn() };
  await serveHealth({ url: '/api/ready' } as IncomingMessage, response as unknown as ServerResponse, {
    ...{ hasDatabase: async () => has.database, hasFiles: async () => has.files },
    ...{ isStopping: () => false, metrics: {} as Metrics, metricsToken: null },
  });
  return [response.writeHead.mock.calls[0]?.[0], JSON.parse(response.end.mock.calls[0]?.[0])];
};

test('readiness names database and storage, and only the database decides the status', async () => {
  expect(await answerOf({ database: true, files: true })).toEqual([
    200,
    { status: 'ready', database: 'reachable', storage: 'reachable' },
  ]);
  expect(await answerOf({ database: true, files: false })).toEqual([
    200,
    { status: 'ready', database: 'reachable', storage: 'away' },
  ]);
  expect(await answerOf({ database: false, files: true })).toEqual([
    503,
    { status: 'not-ready', database: 'away', storage: 'reachable' },
  ]);
});

test('a storage without an answer within five seconds counts as unavailable', async () => {
  vi.useFakeTimers();
  try {
    const hasFiles = createHasFiles({ get: () => new Promise(() => {}) })();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await hasFiles).toBe(false);
  } finally {
    vi.useRealTimers();
  }
});
