import { expect, test } from 'vitest';
import {
  boundsOfMonth,
  isRoyaltyMonth,
  monthAfter,
  monthBefore,
  openMonthFrom,
  royaltyMonthOf,
} from '#core/royalties/royalty-month.ts';

test.each([
  ['2026-10-31T16:59:59Z', 'Asia/Ho_Chi_Minh', '2026-10'],
  ['2026-10-31T17:00:00Z', 'Asia/Ho_Chi_Minh', '2026-11'],
  ['2026-11-01T00:00:00Z', 'America/New_York', '2026-10'],
  ['2026-12-31T23:30:00Z', 'UTC', '2026-12'],
])('%s in %s is in %s', (moment, timeZone, month) => {
  expect(royaltyMonthOf(new Date(moment), timeZone)).toBe(month);
});

test('a month begins and ends by the site’s time zone', () => {
  expect(boundsOfMonth('2026-12', 'Asia/Ho_Chi_Minh')).toEqual({
    from: new Date('2026-11-30T17:00:00Z'),
    before: new Date('2026-12-31T17:00:00Z'),
  });
});

test('months continue over the turn of the year', () => {
  expect([monthAfter('2026-12'), monthBefore('2027-01')]).toEqual(['2027-01', '2026-12']);
});

test('an item of a closed month counts in the next open month', () => {
  expect(openMonthFrom('2026-10', new Set())).toBe('2026-10');
  expect(openMonthFrom('2026-10', new Set(['2026-10', '2026-11']))).toBe('2026-12');
});

test.each(['2026-13', '2026-1', '11-2026', '', '2026-00'])('%j is an invalid month', (text) => {
  expect(isRoyaltyMonth(text)).toBe(false);
});
