import { expect, test } from 'vitest';
import { nearHeadlineQueries } from '#core/checks/near-headline-queries.ts';
import { foldedWords, wordOverlap } from '#core/text/word-overlap.ts';
import fc from '#tests/support/fast-check.ts';

/** Whether the words of a headline satisfy a query, which has only `and`. */
function matches(tsquery: string, headline: string): boolean {
  const words = foldedWords(headline);
  return [...tsquery.matchAll(/'([^']*)'/g)].every(([, word]) => words.has(word ?? ''));
}

test('the words are split into one more group than words may be missing', () => {
  expect(nearHeadlineQueries('Ba bốn năm sáu bảy', 0.8)).toEqual(["'ba' & 'nam' & 'bay'", "'bon' & 'sau'"]);
  expect(nearHeadlineQueries('Hai ba bốn', 0.8)).toEqual(["'hai' & 'ba' & 'bon'"]);
  expect(nearHeadlineQueries('“…”', 0.8)).toEqual([]);
});

test('function words are distributed last', () => {
  expect(nearHeadlineQueries('Của và các lũ đê vỡ', 0.8)).toEqual([
    "'lu' & 'vo' & 'va'",
    "'de' & 'cua' & 'cac'",
  ]);
});

test('a headline within the requested overlap always matches a query', () => {
  const words = 'lũ quét bản Nặm Pù đêm qua ba người mất tích xã và của các'.split(' ');
  const headline = fc.shuffledSubarray(words, { minLength: 1 });
  fc.assert(
    fc.property(headline, headline, (one, other) => {
      const overlap = wordOverlap(foldedWords(one.join(' ')), foldedWords(other.join(' ')));
      if (overlap === 0) return;
      const found = nearHeadlineQueries(one.join(' '), overlap);
      expect(found.some((tsquery) => matches(tsquery, other.join(' ')))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
