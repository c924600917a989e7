import { describe, expect, test } from 'vitest';
import { createViewBatch } from '#platform/view-counter/view-batch.ts';
import { createViewRateLimiter } from '#platform/view-counter/view-rate-limiter.ts';

const HOUR = Date.UTC(2026, 4, 4, 10);
const NEXT_HOUR = HOUR + 3_600_000;

describe('a batch of reads', () => {
  test('adds up by story and hour, and comes out once, in the order of numbers and hours', () => {
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

  test('has no room for more stories than its bound, and goes on counting those that it has', () => {
    const batch = createViewBatch({ mostEntries: 2 });
    expect([1, 2, 3, 1].map((number) => batch.add(number, HOUR))).toEqual([true, true, false, true]);
    expect(batch.entries()).toBe(2);
  });

  test('what could not be written goes back and is added to what came meanwhile', () => {
    const batch = createViewBatch({ mostEntries: 2 });
    batch.add(1, HOUR);
    const taken = batch.take();
    batch.add(1, HOUR);
    expect(batch.putBack(taken)).toBe(0);
    expect(batch.take()).toEqual([{ number: 1, hour: new Date(HOUR), views: 2 }]);
  });

  test('says how many reads it had no room for when they went back', () => {
    const batch = createViewBatch({ mostEntries: 1 });
    batch.add(1, HOUR);
    batch.add(1, HOUR);
    const taken = batch.take();
    batch.add(2, HOUR);
    expect(batch.putBack(taken)).toBe(2);
    expect(batch.take()).toEqual([{ number: 2, hour: new Date(HOUR), views: 1 }]);
  });
});

describe('a flood from one network', () => {
  const gate = () => createViewRateLimiter({ perNetwork: 5, perStory: 3, windowMs: 60_000 });
  const admitted = (count: number, admit: () => boolean) =>
    Array.from({ length: count }, admit).filter(Boolean).length;

  test('counts so often for one story, and so often in all', () => {
    const { admit } = gate();
    expect(admitted(10, () => admit('203.0.113.7', 1, 0))).toBe(3);
    expect(admitted(10, () => admit('203.0.113.7', 2, 0))).toBe(2);
    expect(admitted(10, () => admit('203.0.113.7', 3, 0))).toBe(0);
  });

  test('takes nothing from others', () => {
    const { admit } = gate();
    admitted(10, () => admit('203.0.113.7', 1, 0));
    expect(admitted(3, () => admit('203.0.113.8', 1, 0))).toBe(3);
  });

  test('is forgotten with the minute', () => {
    const { admit } = gate();
    admitted(10, () => admit('203.0.113.7', 1, 0));
    expect(admit('203.0.113.7', 1, 59_999)).toBe(false);
    expect(admit('203.0.113.7', 1, 60_000)).toBe(true);
  });

  test('is forgotten with the minute also where the clock was ahead and is set right', () => {
    const { admit } = gate();
    const ahead = 365 * 86_400_000;
    admitted(10, () => admit('203.0.113.7', 1, ahead));
    expect(admit('203.0.113.7', 1, 0)).toBe(true);
    expect(admitted(10, () => admit('203.0.113.7', 1, 30_000))).toBe(2);
    expect(admit('203.0.113.7', 1, 60_000)).toBe(true);
  });

  test('has no bound where nobody says for whom is asked', () => {
    const { admit } = gate();
    expect(admitted(50, () => admit('', 1, 0))).toBe(50);
  });

  test('of thousands at once hardly anybody loses a read to somebody else’s', () => {
    const { admit } = createViewRateLimiter({ perNetwork: 120, perStory: 10, windowMs: 60_000 });
    const networks = Array.from({ length: 10_000 }, (_, index) => `198.51.${index >> 8}.${index & 255}`);
    const lost = networks.filter((network) => !admit(network, 1, 0)).length;
    expect(lost).toBe(0);
  });

  test('nor of many more, where few reads of a story count', () => {
    const { admit } = createViewRateLimiter({ perNetwork: 120, perStory: 4, windowMs: 60_000 });
    let lost = 0;
    for (let network = 0; network < 30_000; network += 1) if (!admit(`network ${network}`, 1, 0)) lost += 1;
    expect(lost).toBe(0);
  });
});
