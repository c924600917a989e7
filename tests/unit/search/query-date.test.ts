import { expect, test } from 'vitest';
import { dateOfQuery } from '#core/search/query-date.ts';

const dateOf = (text: string) => dateOfQuery(text, '2026-12-02')?.key ?? null;

test.each([
  ['1/12/2026', '2026-12-01'],
  ['01.12.2026', '2026-12-01'],
  ['1-12-2026', '2026-12-01'],
  ['2026-12-01', '2026-12-01'],
  ['ngày 1/12', '2026-12-01'],
  ['1 tháng 12 năm 2026', '2026-12-01'],
  ['Ngay 1 thang 12', '2026-12-01'],
  ['5/12', '2025-12-05'],
  ['tháng 11/2026', '2026-11'],
  ['tháng 11', '2026-11'],
  ['11/2026', '2026-11'],
  ['2026-11', '2026-11'],
])('“%s” is the period %s', (text, key) => {
  expect(dateOf(text)).toBe(key);
});

test.each(['31/4/2026', '29/2/2026', '13/2026', '84 tỷ', '24/7/365', 'bão 1/12/2026', '1.250.000', ''])(
  '“%s” names no period',
  (text) => {
    expect(dateOf(text)).toBeNull();
  },
);
