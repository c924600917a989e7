import { describe, expect, test } from 'vitest';
import { seeded } from '#tests/support/seeded.ts';
import { lowerEnvelope, trendOf } from '../../../bench/support/trend.ts';

const line = (slope: number, noise: (index: number) => number) =>
  Array.from({ length: 40 }, (_, index) => ({
    at: index / 10,
    value: 100 + (slope * index) / 10 + noise(index),
  }));

describe('memory trend', () => {
  test('a line has its own slope, and outliers hardly move it', () => {
    expect(trendOf(line(3, () => 0)).slope).toBeCloseTo(3);
    const { slope } = trendOf(line(3, (index) => (index % 10 === 9 ? 200 : 0)));
    expect(slope).toBeGreaterThan(2);
    expect(slope).toBeLessThan(6);
  });

  test('the bounds contain the true slope in about nineteen of twenty runs', () => {
    const held = Array.from({ length: 200 }, (_, seed) => {
      const random = seeded(seed);
      const { low, high } = trendOf(line(3, () => (random() + random() + random() - 1.5) * 4));
      return low <= 3 && high >= 3;
    });
    const share = held.filter(Boolean).length / held.length;
    expect(share).toBeGreaterThan(0.9);
    expect(share).toBeLessThan(0.99);
  });

  test('the lower envelope of a saw-tooth is its minimum per section', () => {
    const saw = Array.from({ length: 60 }, (_, index) => ({ at: index, value: 50 + (index % 10) * 8 }));
    expect(lowerEnvelope(saw, 6).map(({ value }) => value)).toEqual([50, 50, 50, 50, 50, 50]);
  });
});
