import { expect, test } from 'vitest';
import { searchMonth, searchWindows } from '#core/search/search-windows.ts';

const zone = 'Asia/Ho_Chi_Minh';

test('windows go back from the newest month without a gap', () => {
  const windows = searchWindows({ from: null, until: new Date('2026-11-26T12:00:00Z') }, zone);
  const months = windows.map((window) => window.months);
  expect(months.slice(0, 3)).toEqual([['202611'], ['202610'], ['202609', '202608', '202607', '202606']]);
  const lengths = months.map((some) => some.length);
  expect(lengths.slice(0, 6)).toEqual([1, 1, 4, 6, 12, 3]);
  // After two years a window grows by at most a quarter, and never gets shorter further back.
  expect(lengths.slice(5)).toEqual(lengths.slice(5).sort((a, b) => a - b));
  expect(lengths.length).toBeLessThan(50);
  expect(new Set(months.flat()).size).toBe(240);
  expect(windows[0]?.start).toEqual(new Date('2026-10-31T17:00:00Z'));
  expect(windows.at(-1)?.months.at(-1)).toBe('200612');
  expect(windows.at(-1)?.start).toEqual(new Date('2006-11-30T17:00:00Z'));
});

test('window lengths can be given', () => {
  const until = new Date('2026-01-26T12:00:00Z');
  expect(searchWindows({ from: null, until }, zone, [2, 1])).toEqual([
    { months: ['202601', '202512'], start: new Date('2025-11-30T17:00:00Z') },
    { months: ['202511'], start: new Date('2025-10-31T17:00:00Z') },
  ]);
});

test('a span of days uses only its months', () => {
  const from = new Date('2026-08-15T00:00:00Z');
  const windows = searchWindows({ from, until: new Date('2026-11-26T00:00:00Z') }, zone);
  expect(windows.map(({ months }) => months)).toEqual([['202611'], ['202610'], ['202609', '202608']]);
  expect(windows.at(-1)?.start).toEqual(new Date('2026-07-31T17:00:00Z'));
  expect(searchWindows({ from: new Date('2027-01-01T00:00:00Z'), until: from }, zone)).toEqual([]);
});

test("a month begins by the site's time zone", () => {
  expect(searchMonth(new Date('2026-10-31T17:30:00Z'), zone)).toBe('202611');
  expect(searchMonth(new Date('2026-10-31T17:30:00Z'), 'UTC')).toBe('202610');
});
