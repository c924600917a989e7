import { expect, test } from 'vitest';
import { nextBirthday, yearsOld } from '#core/articles/story-age.ts';

const HANOI = 'Asia/Ho_Chi_Minh';
const at = (text: string) => new Date(text);

test.each([
  ['the same evening', '2023-07-17T18:05:00+07:00', '2023-07-17T20:00:00+07:00', 0],
  ['the last minute of its first year', '2023-07-17T18:05:00+07:00', '2024-07-16T23:59:59+07:00', 0],
  [
    'the day of its first birthday, from midnight on',
    '2023-07-17T18:05:00+07:00',
    '2024-07-17T00:00:00+07:00',
    1,
  ],
  ['three years on', '2023-07-17T18:05:00+07:00', '2026-12-01T09:00:00+07:00', 3],
  [
    'New Year’s night is the next year by the site’s clock',
    '2023-12-31T23:30:00+07:00',
    '2025-01-01T00:10:00+07:00',
    1,
  ],
  ['by the site’s time zone and not UTC', '2024-01-01T00:30:00+07:00', '2025-01-01T00:00:00+07:00', 1],
  ['a leap day has no birthday on 28 February', '2024-02-29T08:00:00+07:00', '2025-02-28T23:59:00+07:00', 0],
  ['a leap day has its birthday on 1 March', '2024-02-29T08:00:00+07:00', '2025-03-01T00:00:00+07:00', 1],
  ['a clock that is behind gives 0 years', '2024-05-01T08:00:00+07:00', '2023-05-01T08:00:00+07:00', 0],
])('%s', (_, published, now, years) => {
  expect(yearsOld(at(published), at(now), HANOI)).toBe(years);
});

test('a page that shows the age of its story expires at the midnight of the next birthday', () => {
  const published = at('2023-07-17T18:05:00+07:00');
  for (const now of ['2023-07-17T18:05:00+07:00', '2024-07-16T23:59:59+07:00']) {
    expect(nextBirthday(published, at(now), HANOI)).toEqual(at('2024-07-17T00:00:00+07:00'));
  }
  const first = nextBirthday(published, published, HANOI);
  expect(yearsOld(published, new Date(first.getTime() - 1), HANOI)).toBe(0);
  expect(yearsOld(published, first, HANOI)).toBe(1);
  expect(nextBirthday(published, first, HANOI)).toEqual(at('2025-07-17T00:00:00+07:00'));
});

test('with daylight saving, a birthday begins at local midnight', () => {
  const published = at('2023-11-06T12:00:00Z');
  expect(nextBirthday(published, published, 'America/New_York')).toEqual(at('2024-11-06T05:00:00Z'));
});
