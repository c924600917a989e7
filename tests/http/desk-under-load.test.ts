import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeskUnderLoad, putDeskUnderLoad } from '../../bench/support/put-desk-under-load.ts';
import { type RestartedSite, startSiteToRestart } from '../support/site/start-site.ts';

/** `npm run bench desk-under-load` does the same for an hour, with timing. */
const DESK = 8;
const RATE = 200;
const SECONDS = 40;
/**
 * The most that a process may grow in a third of that time. A leak at this rate crashes the process within a
 * day.
 */
const MOST_GROWTH_MB = 150;

let site: RestartedSite;
let found: DeskUnderLoad;

beforeAll(async () => {
  site = await startSiteToRestart();
  process.env.DATA_DIR = site.dataDir;
  found = await putDeskUnderLoad({ site, desk: DESK, rate: RATE, aloneSeconds: 10, floodSeconds: SECONDS });
}, 300_000);

afterAll(async () => {
  delete process.env.DATA_DIR;
  await site?.stop();
});

test('under a flood of requests all readers get their pages without errors', () => {
  expect(Object.keys(found.readers.statuses)).toEqual(['200']);
  expect(found.readers.failures).toBe(0);
  // On a slow machine too: most of the planned requests were sent, or the test would prove nothing.
  expect(found.readers.requests).toBeGreaterThan((RATE * SECONDS) / 2);
});

test('the desk works during the flood: no errors, no lost words, and stories are published', () => {
  expect(found.errors).toEqual([]);
  expect([...found.statuses.keys()]).toEqual([200]);
  expect(found.waits.flooded.acknowledgement.length).toBeGreaterThan(DESK);
  expect(found.lost).toEqual([]);
  expect(found.published).toBeGreaterThan(0);
});

test('memory does not grow without bound', () => {
  const lowest = (samples: DeskUnderLoad['samples']) => Math.min(...samples.map(({ rss }) => rss));
  // In the first third pages are compiled and caches fill.
  const third = Math.floor(found.samples.length / 3);
  expect(third).toBeGreaterThan(5);
  const growth = lowest(found.samples.slice(-third)) - lowest(found.samples.slice(third, 2 * third));
  expect(growth).toBeLessThan(MOST_GROWTH_MB);
});
