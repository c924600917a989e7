import type { Pool } from 'pg';
import { expect, test, vi } from 'vitest';
import { createIdleGate } from '#platform/concurrency/idle-gate.ts';
import type { PageCache } from '#platform/page-cache/page-cache.ts';
import { createAdmissionControl } from '#server/http/admission.ts';
import { createMetrics } from '#server/http/metrics.ts';

const counts = { hits: 0, misses: 0, stale: 0, renders: 0, refused: 0, entries: 0, bytes: 0, maxBytes: 0 };

function metricsOf({
  query = async () => ({ rows: [{ waiting: 2 }] }),
  readFrontAge,
}: {
  query?: () => Promise<unknown>;
  readFrontAge: Parameters<typeof createMetrics>[0]['readFrontAge'];
}) {
  return createMetrics({
    pool: { totalCount: 1, waitingCount: 0, query } as unknown as Pool,
    pageCache: { stats: () => ({ ...counts, answered: new Map() }) } as unknown as PageCache,
    ...{
      readers: null,
      admission: createAdmissionControl({
        ...{ isSignedIn: async () => false, isKnownBrowser: async () => false, isKnownToken: () => false },
        idleGate: createIdleGate(),
      }),
      connections: { open: () => 3, refused: () => 0 },
    },
    ...{ collab: null, liveStreams: null, views: null, readFrontAge },
  });
}

test('each scrape reads the age of the front once', async () => {
  let readings = 0;
  const metrics = metricsOf({
    readFrontAge: async () => {
      readings += 1;
      const now = new Date('2026-11-04T03:00:00Z');
      return { changedAt: new Date(now.getTime() - readings * 1_000), isStale: true, now };
    },
  });
  const first = await metrics.text();
  expect(first).toContain('toasoan_front_stale 1');
  expect(first).toContain('toasoan_front_age_seconds 1\n');
  expect(first).toContain('toasoan_outbox_waiting 2');
  expect(first).toContain('toasoan_connections 3');
  expect(readings).toBe(1);
  expect(await metrics.text()).toContain('toasoan_front_age_seconds 2\n');
});

test('during a database outage the metrics of the process are served', async () => {
  const front = { changedAt: new Date(0), isStale: true, now: new Date(1_000) };
  const answers = { query: async () => ({ rows: [{ waiting: 2 }] }), readFrontAge: async () => front };
  const fails = () => Promise.reject(new Error('the database is away'));
  let now: { query: () => Promise<unknown>; readFrontAge: () => Promise<typeof front> } = answers;
  const metrics = metricsOf({ query: () => now.query(), readFrontAge: () => now.readFrontAge() });
  expect(await metrics.text()).toContain('toasoan_outbox_waiting 2');
  now = { query: fails, readFrontAge: fails };
  const meanwhile = await metrics.text();
  expect(meanwhile).toContain('toasoan_connections 3');
  // An old value would say that all is well.
  expect(meanwhile).not.toMatch(/^toasoan_(outbox_waiting|front_stale|front_age_seconds) /m);
  now = answers;
  expect(await metrics.text()).toMatch(/^toasoan_outbox_waiting 2$/m);
});

test('a silent database delays the other metrics by seconds at most', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const never = () => new Promise<never>(() => {});
    const served = metricsOf({ query: never, readFrontAge: never }).text();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await served).toContain('toasoan_connections 3');
  } finally {
    vi.useRealTimers();
  }
});
