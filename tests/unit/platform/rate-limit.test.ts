import { expect, test } from 'vitest';
import { createRateLimit } from '#platform/concurrency/rate-limit.ts';

test('the fourth attempt within the window is refused, and allowed after the window', () => {
  const limit = createRateLimit({ limit: 3, windowMs: 1_000 });
  expect([0, 1, 2, 3].map((at) => limit.consume('lan', at))).toEqual([true, true, true, false]);
  expect(limit.consume('huy', 3)).toBe(true);
  expect(limit.consume('lan', 1_001)).toBe(true);
});

test('a reset clears earlier attempts', () => {
  const limit = createRateLimit({ limit: 1, windowMs: 1_000 });
  limit.consume('lan', 0);
  limit.reset('lan');
  expect(limit.consume('lan', 1)).toBe(true);
});

test('a refunded attempt does not count', () => {
  const limit = createRateLimit({ limit: 1, windowMs: 1000 });
  for (let count = 0; count < 3; count += 1) {
    expect(limit.consume('lan', count)).toBe(true);
    limit.refund('lan');
  }
  expect(limit.consume('lan', 3)).toBe(true);
  expect(limit.consume('lan', 4)).toBe(false);
});

test('after the clock is set back, a key is blocked for no longer than the window', () => {
  const limit = createRateLimit({ limit: 1, windowMs: 1_000 });
  expect(limit.consume('lan', 3_600_000)).toBe(true);
  expect(limit.consume('lan', 3_599_500)).toBe(false);
  expect(limit.consume('lan', 500)).toBe(true);
  expect(limit.consume('lan', 600)).toBe(false);
});
