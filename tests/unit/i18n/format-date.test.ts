import { expect, test } from 'vitest';
import { isoDateTime, longDateTime, shortDate, shortDateTime } from '#core/i18n/format-date.ts';
import { isLocale } from '#core/i18n/locales.ts';

const evening = new Date('2023-07-17T11:05:00Z');
const vi = { timeZone: 'Asia/Ho_Chi_Minh', locale: 'vi' } as const;
const en = { ...vi, locale: 'en' } as const;

test('the date line under a headline has the long form', () => {
  expect(longDateTime(evening, vi)).toBe('Thứ Hai, 17/7/2023, 18:05 (GMT+7)');
  expect(longDateTime(evening, en)).toBe('Monday, 17 July 2023, 18:05 (GMT+7)');
});

test('lists use the short form', () => {
  expect(shortDateTime(evening, vi)).toBe('18:05 17/7/2023 (GMT+7)');
  expect(shortDateTime(evening, en)).toBe('18:05 17 Jul 2023 (GMT+7)');
  expect(shortDate(evening, vi)).toBe('17/7/2023');
});

test.each([
  ['2026-01-04T05:00:00Z', 'Chủ Nhật'],
  ['2026-01-05T05:00:00Z', 'Thứ Hai'],
  ['2026-01-10T05:00:00Z', 'Thứ Bảy'],
])('%s is a %s', (instant, weekday) => {
  expect(longDateTime(new Date(instant), vi)).toMatch(new RegExp(`^${weekday},`));
});

test.each([
  ['UTC', 'Thứ Hai, 17/7/2023, 11:05 (GMT)', '2023-07-17T11:05:00+00:00'],
  ['Asia/Kolkata', 'Thứ Hai, 17/7/2023, 16:35 (GMT+5:30)', '2023-07-17T16:35:00+05:30'],
  ['Asia/Kathmandu', 'Thứ Hai, 17/7/2023, 16:50 (GMT+5:45)', '2023-07-17T16:50:00+05:45'],
  ['America/St_Johns', 'Thứ Hai, 17/7/2023, 08:35 (GMT-2:30)', '2023-07-17T08:35:00-02:30'],
  ['Pacific/Kiritimati', 'Thứ Ba, 18/7/2023, 01:05 (GMT+14)', '2023-07-18T01:05:00+14:00'],
])('in %s the local time and the offset are right', (timeZone, long, iso) => {
  expect(longDateTime(evening, { timeZone, locale: 'vi' })).toBe(long);
  expect(isoDateTime(evening, timeZone)).toBe(iso);
});

test('the repeated hour of New York is distinguished by its offset', () => {
  expect(isoDateTime(new Date('2026-11-01T05:30:00Z'), 'America/New_York')).toBe('2026-11-01T01:30:00-04:00');
  expect(isoDateTime(new Date('2026-11-01T06:30:00Z'), 'America/New_York')).toBe('2026-11-01T01:30:00-05:00');
});

test('summer and winter in Paris have their own offsets', () => {
  expect(
    shortDateTime(new Date('2026-07-01T10:00:00Z'), { timeZone: 'Europe/Paris', locale: 'vi' }),
  ).toContain('GMT+2');
  expect(
    shortDateTime(new Date('2026-01-01T10:00:00Z'), { timeZone: 'Europe/Paris', locale: 'vi' }),
  ).toContain('GMT+1');
});

test('midnight is 00:00 of the new day', () => {
  expect(shortDateTime(new Date('2026-03-01T17:00:00Z'), vi)).toBe('00:00 2/3/2026 (GMT+7)');
});

test('an ISO time with offset is the same instant', () => {
  expect(new Date(isoDateTime(evening, 'Asia/Kathmandu')).getTime()).toBe(evening.getTime());
});

test('only supported languages are locales', () => {
  expect(['vi', 'en', 'fr', '', undefined, 'toString'].filter(isLocale)).toEqual(['vi', 'en']);
});
