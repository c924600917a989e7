import { expect, test } from 'vitest';
import { historyPage } from '#core/articles/history-pages.ts';

const pageOf = (total: number, cursor?: string) => {
  const { from, downTo, isFirstPage, nextCursor } = historyPage(total, cursor);
  return [from, downTo, isFirstPage, nextCursor];
};

test.each([
  [1, undefined, [1, 1, true, null]],
  [59, undefined, [59, 1, true, null]],
  [60, undefined, [60, 31, true, '30']],
  [89, undefined, [89, 31, true, '30']],
  [90, undefined, [90, 61, true, '60']],
  [90, '60', [60, 31, false, '30']],
  [500, '60', [60, 31, false, '30']],
  [90, '30', [30, 1, false, null]],
  // An invalid or future cursor shows the newest page.
  [90, '90', [90, 61, true, '60']],
  [90, '120', [90, 61, true, '60']],
  [90, '31', [90, 61, true, '60']],
  [90, '-30', [90, 61, true, '60']],
] as const)('with %i changes, the page at cursor %s has the right range', (total, cursor, page) => {
  expect(pageOf(total, cursor)).toEqual(page);
});

test('every change is on exactly one page of the cursor walk', () => {
  for (const total of [1, 29, 30, 59, 60, 61, 119, 120, 271]) {
    const listed: number[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = historyPage(total, cursor);
      for (let number = page.from; number >= page.downTo; number -= 1) listed.push(number);
      cursor = page.nextCursor;
    }
    expect(listed).toEqual(Array.from({ length: total }, (_, index) => total - index));
  }
});
