import type { Pool } from 'pg';
import { expect, test } from 'vitest';
import { createCourtesy } from '#platform/courtesy.ts';
import type { PageCache } from '#platform/page-cache/page-cache.ts';
import { createDoor } from '#server/web/door.ts';
import { createMetrics } from '#server/web/metrics.ts';

const counts = { hits: 0, misses: 0, older: 0, makings: 0, refused: 0, entries: 0, bytes: 0, maxBytes: 0 };

test('one look at the figures fills the home page once, and each look anew', async () => {
  let readings = 0;
  const metrics = createMetrics({
    pool: {
      totalCount: 1,
      waitingCount: 0,
      query: async () => ({ rows: [{ waiting: 2 }] }),
    } as unknown as Pool,
    pageCache: { stats: () => ({ ...counts, answered: new Map() }) } as unknown as PageCache,
    ...{
      readers: null,
      door: createDoor({
        ...{ isSignedIn: async () => false, isKnownToken: () => false },
        courtesy: createCourtesy(),
      }),
      connections: { open: () => 3, refused: () => 0 },
    },
    ...{ collab: null, liveLines: null, reads: null },
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
