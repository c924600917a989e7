import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type DatabaseClock, startDatabaseClock } from '#platform/time/database-clock.ts';
import { createLogger } from '#platform/traces/logger.ts';

const START = Date.parse('2026-11-01T05:59:00Z');
const log = createLogger('silent');

/** The database's time, this machine's monotonic clock, and the duration of an answer. */
let databaseMs: number;
let ticks: number;
let answerTakesMs: number;
/** The duration of a connection before the next query. */
let connectionTakesMs: number;
let isAway: boolean;
let clock: DatabaseClock;

/** Time passes equally for the database and for this machine. */
function pass(ms: number): void {
  databaseMs += ms;
  ticks += ms;
}

async function ask(): Promise<number> {
  if (isAway) throw new Error('the database is away');
  pass(connectionTakesMs + answerTakesMs / 2);
  connectionTakesMs = 0;
  const reported = databaseMs;
  pass(answerTakesMs / 2);
  return reported;
}

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse('1999-01-01T00:00:00Z') });
  databaseMs = START;
  ticks = 12_345.6;
  answerTakesMs = 2;
  connectionTakesMs = 0;
  isAway = false;
  clock = await startDatabaseClock({ ask, log, ticks: () => ticks, everyMs: 10_000 });
});

afterEach(async () => {
  await clock.stop();
  vi.useRealTimers();
});

const isOffMs = () => clock.now().getTime() - databaseMs;

test('the time is the database’s from the start, independent of this machine’s clock', () => {
  expect(Math.abs(isOffMs())).toBeLessThanOrEqual(1);
  vi.setSystemTime(Date.parse('2038-01-19T03:14:07Z'));
  pass(5_000);
  expect(Math.abs(isOffMs())).toBeLessThanOrEqual(1);
});

test.each([
  ['back', -3_600_000],
  ['forward', 90_000],
])('a step %s of the database’s clock is followed at the next query', async (_, step) => {
  databaseMs += step;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(Math.abs(isOffMs())).toBeLessThanOrEqual(1);
});

test('a slow, imprecise answer does not replace a precise one', async () => {
  const before = isOffMs();
  answerTakesMs = 4_000;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(isOffMs()).toBe(before);
});

test('during a database outage the time continues from the last answer', async () => {
  isAway = true;
  await vi.advanceTimersByTimeAsync(30_000);
  pass(30_000);
  expect(Math.abs(isOffMs())).toBeLessThanOrEqual(1);
});

test.each([
  ['the first question, for which a connection is opened', 1_300, 2],
  ['any question', 0, 800],
])('however long %s takes, the time is never ahead of the database', async (_, connection, answer) => {
  await clock.stop();
  connectionTakesMs = connection;
  answerTakesMs = answer;
  clock = await startDatabaseClock({ ask, log, ticks: () => ticks, everyMs: 10_000 });
  expect(isOffMs()).toBeLessThanOrEqual(0);
  expect(isOffMs()).toBeGreaterThanOrEqual(-answer);
  pass(5_000);
  expect(isOffMs()).toBeLessThanOrEqual(0);
});
