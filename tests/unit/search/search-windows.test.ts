import { expect, test } from 'vitest';
import { searchMonth, searchWindows } from '#core/search/search-windows.ts';

const zone = 'Asia/Ho_Chi_Minh';

test('windows go back from the newest month without a gap, and then take all before', () => {
  const windows = searchWindows({ from: null, until: new Date('2026-11-26T12:00:00Z') }, zone);
  const months = windows.flatMap((window) => ('months' in window ? window.months : []));
  expect(months.slice(0, 3)).toEqual(['202611', '202610', '202609']);
  expect(windows.map((window) => ('months' in window ? window.months.length : 'rest'))).toEqual([
    ...[2, 4, 18],
    'rest',
  ]);
  expect(new Set(months).size).toBe(24);
  expect(months.at(-1)).toBe('202412');
  expect(windows.at(-1)).toEqual({ before: new Date('2024-11-30T17:00:00Z') });
});

test('a span of days is looked for in its months alone', () => {
  const from = new Date('2026-09-15T00:00:00Z');
  expect(searchWindows({ from, until: new Date('2026-11-26T00:00:00Z') }, zone)).toEqual([
    { months: ['202611', '202610'] },
    { months: ['202609'] },
  ]);
  expect(searchWindows({ from: new Date('2027-01-01T00:00:00Z'), until: from }, zone)).toEqual([]);
});

test('a month begins by the clocks of the site', () => {
  expect(searchMonth(new Date('2026-10-31T17:30:00Z'), zone)).toBe('202611');
  expect(searchMonth(new Date('2026-10-31T17:30:00Z'), 'UTC')).toBe('202610');
});
