import { describe, expect, test } from 'vitest';
import { formatRankCursor, parseRankCursor } from '#core/search/search-cursor.ts';
import { parseSearchFilters, parseSearchSort, searchSpan } from '#core/search/search-filters.ts';
import fc from '#tests/support/fast-check.ts';

describe('search filters of an address', () => {
  test('are accepted if they are slugs and days', () => {
    const asked = {
      section: 'the-gioi',
      tag: 'bao-kim-giao',
      author: 'lan',
      from: '2026-07-01',
      to: '2026-07-31',
    };
    expect(parseSearchFilters(asked)).toEqual(asked);
  });

  test.each([
    [{ section: "x' or 1=1" }],
    [{ tag: '../desk' }],
    [{ author: 'Lan' }],
    [{ from: '2026-02-30' }],
    [{ to: 'hôm nay' }],
    [{ section: 'a'.repeat(121) }],
    [{ tag: '' }],
  ])('%j is ignored', (asked) => {
    expect(parseSearchFilters(asked)).toEqual({});
  });

  test('ignore the end if it is before the start', () => {
    expect(parseSearchFilters({ from: '2026-07-02', to: '2026-07-01' })).toEqual({ from: '2026-07-02' });
  });

  test("include both days, in the site's time zone", () => {
    expect(searchSpan({ from: '2026-07-01', to: '2026-07-01' }, 'Asia/Ho_Chi_Minh')).toEqual({
      from: new Date('2026-06-30T17:00:00Z'),
      to: new Date('2026-07-01T17:00:00Z'),
    });
  });
});

test('an unknown order falls back to best match', () => {
  expect([undefined, 'newest', 'oldest', 'best'].map(parseSearchSort)).toEqual([
    'best',
    'newest',
    'best',
    'best',
  ]);
});

describe('the cursor of a search', () => {
  const now = new Date('2026-07-17T00:00:00Z');

  test('round-trips, to the last digit of the rank', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: now, noInvalidDate: true }),
        fc.boolean(),
        fc.double({ min: 0, max: 1, noNaN: true }).map((score) => Math.abs(score)),
        fc.uuid(),
        (asOf, isExact, score, id) => {
          const cursor = { asOf, isExact, score, id };
          expect(parseRankCursor(formatRankCursor(cursor), now)).toEqual(cursor);
        },
      ),
    );
  });

  test.each(['2', '', 'x', '1_2_3_4', `${now.getTime() + 1}_1_0.5_00000000-0000-7000-8000-000000000000`])(
    '%s is invalid',
    (text) => {
      expect(parseRankCursor(text, now)).toBeUndefined();
    },
  );
});
