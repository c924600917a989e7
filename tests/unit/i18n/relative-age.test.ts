import { expect, test } from 'vitest';
import { relativeAge } from '#core/i18n/relative-age.ts';

const vi = { timeZone: 'Asia/Ho_Chi_Minh', locale: 'vi' } as const;
const en = { ...vi, locale: 'en' } as const;
const now = new Date('2026-05-20T10:00:00+07:00');

test.each([
  ['2026-05-20T09:59:30+07:00', 'vừa xong', 'just now'],
  ['2026-05-20T10:00:20+07:00', 'vừa xong', 'just now'],
  ['2026-05-20T09:59:00+07:00', '1 phút trước', '1 minute ago'],
  ['2026-05-20T09:48:00+07:00', '12 phút trước', '12 minutes ago'],
  ['2026-05-20T09:00:00+07:00', '1 giờ trước', '1 hour ago'],
  ['2026-05-20T00:10:00+07:00', '9 giờ trước', '9 hours ago'],
  ['2026-05-19T23:50:00+07:00', 'hôm qua', 'yesterday'],
  ['2026-05-19T00:00:00+07:00', 'hôm qua', 'yesterday'],
  ['2026-05-18T23:59:00+07:00', '2 ngày trước', '2 days ago'],
  ['2026-05-13T12:00:00+07:00', '7 ngày trước', '7 days ago'],
  ['2026-05-12T12:00:00+07:00', '12/5/2026', '12 May 2026'],
  ['2026-05-21T06:00:00+07:00', '06:00 21/5/2026 (GMT+7)', '06:00 21 May 2026 (GMT+7)'],
])('the age of a story of %s is “%s”', (instant, inVietnamese, inEnglish) => {
  expect(relativeAge(new Date(instant), now, vi)).toBe(inVietnamese);
  expect(relativeAge(new Date(instant), now, en)).toBe(inEnglish);
});

test('yesterday is a day in the reader’s time zone, not in UTC', () => {
  const published = new Date('2026-05-19T12:00:00Z');
  const read = new Date('2026-05-19T18:00:00Z');
  expect(relativeAge(published, read, vi)).toBe('hôm qua');
  expect(relativeAge(published, read, { timeZone: 'UTC', locale: 'vi' })).toBe('6 giờ trước');
});

test('at two in the morning a story from before midnight is hours old', () => {
  const published = new Date('2026-05-19T23:30:00+07:00');
  expect(relativeAge(published, new Date('2026-05-20T02:00:00+07:00'), vi)).toBe('2 giờ trước');
});

test('minutes around midnight stay minutes', () => {
  expect(relativeAge(new Date('2026-05-19T23:55:00+07:00'), new Date('2026-05-20T00:05:00+07:00'), vi)).toBe(
    '10 phút trước',
  );
});
