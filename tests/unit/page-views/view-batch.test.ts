import { describe, expect, test } from 'vitest';
import { createViewBatch } from '#platform/view-counter/view-batch.ts';
import { createViewRateLimiter } from '#platform/view-counter/view-rate-limiter.ts';

const HOUR = Date.UTC(2026, 4, 4, 10);
const NEXT_HOUR = HOUR + 3_600_000;

describe('a batch of views', () => {
  test('sums by story and hour, and is taken once, ordered by number and hour', () => {
    const batch = createViewBatch({ mostEntries: 10 });
    for (const [number, hour] of [
      [7, NEXT_HOUR],
      [7, HOUR],
      [3, HOUR],
      [7, HOUR],
    ] as const) {
      batch.add(number, hour);
    }
    expect(batch.take()).toEqual([
      { number: 3, hour: new Date(HOUR), views: 1 },
      { number: 7, hour: new Date(HOUR), views: 2 },
      { number: 7, hour: new Date(NEXT_HOUR), views: 1 },
    ]);
    expect(batch.take()).toEqual([]);
  });

  test('accepts no new story when full, and counts known stories', () => {
    const batch = createViewBatch({ mostEntries: 2 });
    expect([1, 2, 3, 1].map((number) => batch.add(number, HOUR))).toEqual([true, true, false, true]);
    expect(batch.entries()).toBe(2);
  });

  test('adds returned counts to newer ones', () => {
    const batch = createViewBatch({ mostEntries: 2 });
    batch.add(1, HOUR);
    const batched = batch.take();
    batch.add(1, HOUR);
    expect(batch.putBack(batched)).toBe(0);
    expect(batch.take()).toEqual([{ number: 1, hour: new Date(HOUR), views: 2 }]);
  });

  test('reports how many returned views did not fit', () => {
    const batch = createViewBatch({ mostEntries: 1 });
    batch.add(1, HOUR);
    batch.add(1, HOUR);
    const batched = batch.take();
    batch.add(2, HOUR);
    expect(batch.putBack(batched)).toBe(2);
    expect(batch.take()).toEqual([{ number: 2, hour: new Date(HOUR), views: 1 }]);
  });
});

describe('a flood of views from one network', () => {
  const gate = () => createViewRateLimiter({ perNetwork: 5, perStory: 3, windowMs: 60_000 });
  const admitted = (count: number, admit: () => boolean) =>
    Array.from({ length: count }, admit).filter(Boolean).length;

  test('is limited per story and in total', () => {
    const { admit } = gate();
    expect(admitted(10, () => admit('203.0.113.7', 1, 0))).toBe(3);
    expect(admitted(10, () => admit('203.0.113.7', 2, 0))).toBe(2);
    expect(admitted(10, () => admit('203.0.113.7', 3, 0))).toBe(0);
  });

  test('does not affect other networks', () => {
    const { admit } = gate();
    admitted(10, () => admit('203.0.113.7', 1, 0));
    expect(admitted(3, () => admit('203.0.113.8', 1, 0))).toBe(3);
  });

  test('is forgotten after a minute', () => {
    const { admit } = gate();
    admitted(10, () => admit('203.0.113.7', 1, 0));
    expect(admit('203.0.113.7', 1, 59_999)).toBe(false);
    expect(admit('203.0.113.7', 1, 60_000)).toBe(true);
  });

  test('is forgotten after a minute also when the clock is set back', () => {
    const { admit } = gate();
    const ahead = 365 * 86_400_000;
    admitted(10, () => admit('203.0.113.7', 1, ahead));
    expect(admit('203.0.113.7', 1, 0)).toBe(true);
    expect(admitted(10, () => admit('203.0.113.7', 1, 30_000))).toBe(2);
    expect(admit('203.0.113.7', 1, 60_000)).toBe(true);
  });

  test('without a known network has no limit', () => {
    const { admit } = gate();
    expect(admitted(50, () => admit('', 1, 0))).toBe(50);
  });

  test('among thousands of networks no view is lost by a hash collision', () => {
    const { admit } = createViewRateLimiter({ perNetwork: 120, perStory: 10, windowMs: 60_000 });
    const networks = Array.from({ length: 10_000 }, (_, index) => `198.51.${index >> 8}.${index & 255}`);
    const lost = networks.filter((network) => !admit(network, 1, 0)).length;
    expect(lost).toBe(0);
  });

  test('among many more networks no view is lost with a low limit per story', () => {
    const { admit } = createViewRateLimiter({ perNetwork: 120, perStory: 4, windowMs: 60_000 });
    let lost = 0;
    for (let network = 0; network < 30_000; network += 1) if (!admit(`network ${network}`, 1, 0)) lost += 1;
    expect(lost).toBe(0);
  });
});
