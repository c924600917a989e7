import { describe, expect, test } from 'vitest';
import {
  hourOf,
  hourWeights,
  viewHalfLifeHours,
  viewsWithin,
  viewWindowHours,
} from '#core/page-views/decay.ts';
import { viewCountsOf } from '#core/page-views/view-counts.ts';

const NOW = new Date('2026-05-04T10:15:00Z');
const hour = (ago: number) => new Date(Date.UTC(2026, 4, 4, 10 - ago));

describe('decay', () => {
  test('a view of this hour counts one, and half after each half-life', () => {
    const weights = hourWeights(NOW);
    expect(weights[0]).toEqual({ hour: hour(0), weight: 1 });
    expect(weights[viewHalfLifeHours]?.weight).toBeCloseTo(0.5, 12);
    expect(weights[2 * viewHalfLifeHours]?.weight).toBeCloseTo(0.25, 12);
  });

  test('views older than the window do not count', () => {
    const weights = hourWeights(NOW);
    expect(weights).toHaveLength(viewWindowHours);
    expect(weights.at(-1)?.hour).toEqual(hour(viewWindowHours - 1));
  });

  test('time alone does not change the order: all views lose the same share', () => {
    const now = hourWeights(NOW);
    const later = hourWeights(new Date(NOW.getTime() + 3 * 3_600_000));
    const weightAt = (weights: typeof now, at: Date) =>
      weights.find((each) => each.hour.getTime() === at.getTime())?.weight ?? 0;
    const shares = [0, 5, 17].map((ago) => weightAt(later, hour(ago)) / weightAt(now, hour(ago)));
    for (const share of shares) expect(share).toBeCloseTo(shares[0] ?? 0, 12);
  });

  test('a moment belongs to its hour, to the millisecond', () => {
    expect(hourOf(new Date('2026-05-04T09:59:59.999Z'))).toEqual(hour(1));
    expect(hourOf(hour(0))).toEqual(hour(0));
  });
});

describe('view counts for the newsroom', () => {
  test('the last hour includes a proportional share of the hour before', () => {
    const counts = [
      { hour: hour(0), views: 10 },
      { hour: hour(1), views: 40 },
      { hour: hour(2), views: 1_000 },
    ];
    expect(viewsWithin(counts, { hours: 1, now: NOW })).toBe(10 + 30);
  });

  test('counts cover the last hour, the last day and the total', () => {
    const hours = [
      { hour: hour(0), views: 4 },
      { hour: hour(23), views: 8 },
      { hour: hour(30), views: 100 },
    ];
    expect(viewCountsOf({ hours, before: 1_000 }, NOW)).toEqual({ lastHour: 4, lastDay: 12, total: 1_112 });
  });

  test('a story without views has zeros', () => {
    expect(viewCountsOf({ hours: [], before: 0 }, NOW)).toEqual({ lastHour: 0, lastDay: 0, total: 0 });
  });
});
