import { describe, expect, test } from 'vitest';
import { zonedField, zonedMoments } from '#core/i18n/zoned-moments.ts';

const momentsOf = (local: string, zone: string) =>
  zonedMoments(local, zone).map((moment) => moment.toISOString());

test('an ordinary time is one instant', () => {
  expect(momentsOf('2026-07-17T18:05', 'Asia/Ho_Chi_Minh')).toEqual(['2026-07-17T11:05:00.000Z']);
  expect(momentsOf('2026-12-31T23:59', 'America/New_York')).toEqual(['2027-01-01T04:59:00.000Z']);
});

describe('a repeated hour gives two instants', () => {
  test.each([
    ['America/New_York', '2026-11-01T01:30', ['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z']],
    ['Europe/Berlin', '2026-10-25T02:30', ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']],
    // A change of half an hour in the southern hemisphere.
    ['Australia/Lord_Howe', '2026-04-05T01:45', ['2026-04-04T14:45:00.000Z', '2026-04-04T15:15:00.000Z']],
  ])('in %s', (zone, local, expected) => {
    expect(momentsOf(local, zone)).toEqual(expected);
  });

  test('times next to the repeated hour give one instant', () => {
    expect(momentsOf('2026-11-01T00:59', 'America/New_York')).toEqual(['2026-11-01T04:59:00.000Z']);
    expect(momentsOf('2026-11-01T02:00', 'America/New_York')).toEqual(['2026-11-01T07:00:00.000Z']);
    expect(momentsOf('2026-10-25T01:59', 'Europe/Berlin')).toEqual(['2026-10-24T23:59:00.000Z']);
    expect(momentsOf('2026-10-25T03:00', 'Europe/Berlin')).toEqual(['2026-10-25T02:00:00.000Z']);
  });
});

describe('a skipped hour gives no instant', () => {
  test.each([
    ['America/New_York', '2026-03-08T02:30', '2026-03-08T01:59', '2026-03-08T03:00'],
    ['Europe/Berlin', '2026-03-29T02:00', '2026-03-29T01:59', '2026-03-29T03:00'],
  ])('in %s', (zone, skipped, before, after) => {
    expect(momentsOf(skipped, zone)).toEqual([]);
    const [last, first] = [zonedMoments(before, zone)[0], zonedMoments(after, zone)[0]];
    expect((first?.getTime() ?? 0) - (last?.getTime() ?? 0)).toBe(60_000);
  });
});

test('Vietnam has no daylight saving: each time of the change nights is one instant', () => {
  for (const day of ['2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01']) {
    for (let hour = 0; hour < 24; hour += 1) {
      const local = `${day}T${String(hour).padStart(2, '0')}:30`;
      expect(momentsOf(local, 'Asia/Ho_Chi_Minh'), local).toHaveLength(1);
    }
  }
});

test('an invalid time gives no instant', () => {
  expect(zonedMoments('', 'Europe/Berlin')).toEqual([]);
  expect(zonedMoments('2026-13-45T99:99', 'Europe/Berlin')).toEqual([]);
});

test('the value of a field converts back to its instant', () => {
  const at = new Date('2026-11-01T05:30:00Z');
  expect(zonedField(at, 'America/New_York')).toBe('2026-11-01T01:30');
  expect(zonedMoments(zonedField(at, 'America/New_York'), 'America/New_York')).toContainEqual(at);
});
