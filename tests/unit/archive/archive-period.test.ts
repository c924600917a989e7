import { describe, expect, test } from 'vitest';
import { boundsOf, parseArchivePeriod, partsOf } from '#core/archive/archive-period.ts';
import { dayTagsBetween, monthTagsBetween, publicationTags } from '#core/articles/publication-tags.ts';
import { columnOf, dayInFull, monthAndYear } from '#core/i18n/calendar-words.ts';

const zone = 'Asia/Ho_Chi_Minh';

describe('the path of an archive page', () => {
  test.each([
    [['2026'], { kind: 'year', key: '2026' }],
    [['2026', '7'], { kind: 'month', key: '2026-07' }],
    [['2026', '07', '9'], { kind: 'day', key: '2026-07-09' }],
    [['2024', '02', '29'], { kind: 'day', key: '2024-02-29' }],
  ])('%j is a period', (segments, period) => {
    expect(parseArchivePeriod(segments)).toEqual(period);
  });

  test.each([
    [[]],
    [['26']],
    [['0026']],
    [['2026', '13']],
    [['2026', '00']],
    [['2026', '02', '30']],
    [['2026', '07', '09', '1']],
    [['2026', '-7']],
    [['2026', '1e1']],
    [['2026', '']],
  ])('%j is not a period', (segments) => {
    expect(parseArchivePeriod(segments)).toBeNull();
  });
});

test('a period begins and ends by the clock of the site, also at a daylight-saving change', () => {
  const day = { kind: 'day', key: '2026-07-17' } as const;
  expect(boundsOf(day, zone)).toEqual({
    from: new Date('2026-07-16T17:00:00Z'),
    to: new Date('2026-07-17T17:00:00Z'),
  });
  const { from, to } = boundsOf({ kind: 'day', key: '2026-03-29' }, 'Europe/Berlin');
  expect(to.getTime() - from.getTime()).toBe(23 * 3_600_000);
  expect(boundsOf({ kind: 'month', key: '2026-12' }, zone).to).toEqual(new Date('2026-12-31T17:00:00Z'));
  expect(boundsOf({ kind: 'year', key: '2026' }, zone).to).toEqual(new Date('2026-12-31T17:00:00Z'));
});

test('a month has its days, a year its months', () => {
  expect(partsOf({ kind: 'month', key: '2024-02' })).toHaveLength(29);
  expect(partsOf({ kind: 'year', key: '2026' }).at(-1)).toEqual({ kind: 'month', key: '2026-12' });
});

test('the page of a local day has a cache tag for every moment in it', () => {
  const { from, to } = boundsOf({ kind: 'day', key: '2026-07-17' }, zone);
  const tags = dayTagsBetween(from, to);
  expect(tags).toEqual(['day:2026-07-16', 'day:2026-07-17']);
  for (const moment of [from, new Date(to.getTime() - 1)]) expect(tags).toContain(publicationTags(moment)[0]);
  expect(monthTagsBetween(new Date('2026-07-31T20:00Z'), new Date('2026-08-01T01:00Z'))).toEqual([
    'month:2026-07',
    'month:2026-08',
  ]);
});

test('days and months have localized names', () => {
  expect(dayInFull('2026-07-17', 'vi')).toBe('Thứ Sáu, 17/7/2026');
  expect(dayInFull('2026-07-17', 'en')).toBe('Friday, 17 July 2026');
  expect(monthAndYear('2026-07', 'vi')).toBe('Tháng 7/2026');
  expect(columnOf('2026-07-13')).toBe(0);
  expect(columnOf('2026-07-19')).toBe(6);
});
