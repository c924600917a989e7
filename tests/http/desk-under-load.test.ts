import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeskUnderLoad, putDeskUnderLoad } from '../../bench/support/put-desk-under-load.ts';
import { type RestartedSite, startSiteToRestart } from '../support/site/start-site.ts';

/** `npm run bench desk-under-load` is the same for an hour, and with a clock. */
const DESK = 8;
const RATE = 200;
const SECONDS = 40;
/** What a process may still take in a third of that time; a leak at this rate is a multiple in an hour and a crash in a day. */
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

test('readers who flood get their pages, and none an error', () => {
  expect(Object.keys(found.readers.statuses)).toEqual(['200']);
  expect(found.readers.failures).toBe(0);
  // However slow the machine: most of what was due was asked for, or this would say nothing.
  expect(found.readers.requests).toBeGreaterThan((RATE * SECONDS) / 2);
});

test('the desk goes on meanwhile: no error, no word lost, stories published', () => {
  expect(found.errors).toEqual([]);
  expect([...found.statuses.keys()]).toEqual([200]);
  expect(found.waits.flooded.acknowledgement.length).toBeGreaterThan(DESK);
  expect(found.lost).toEqual([]);
  expect(found.published).toBeGreaterThan(0);
});

test('the memory does not grow without bound', () => {
  const lowest = (samples: DeskUnderLoad['samples']) => Math.min(...samples.map(({ rss }) => rss));
  // In the first third pages are compiled and caches fill.
  const third = Math.floor(found.samples.length / 3);
  expect(third).toBeGreaterThan(5);
  const growth = lowest(found.samples.slice(-third)) - lowest(found.samples.slice(third, 2 * third));
  expect(growth).toBeLessThan(MOST_GROWTH_MB);
});
