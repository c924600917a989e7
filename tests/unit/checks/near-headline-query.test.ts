import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearHeadlineQuery } from '#core/checks/near-headline-query.ts';
import { foldedWords, wordOverlap } from '#core/text/word-overlap.ts';

/** Whether the words of a headline satisfy the query, which has only `and` within `or`. */
function matches(tsquery: string, headline: string): boolean {
  const words = foldedWords(headline);
  return tsquery
    .split(' | ')
    .some((group) => [...group.matchAll(/'([^']*)'/g)].every(([, word]) => words.has(word ?? '')));
}

test('the words are dealt into one group more than may be missing', () => {
  expect(nearHeadlineQuery('Một hai ba bốn năm', 0.8)).toBe("('mot' & 'ba' & 'nam') | ('hai' & 'bon')");
  expect(nearHeadlineQuery('Một hai ba', 0.8)).toBe("('mot' & 'hai' & 'ba')");
  expect(nearHeadlineQuery('“…”', 0.8)).toBeNull();
});

test('a headline that is as near as asked is always found', () => {
  const words = ['lũ', 'quét', 'bản', 'Nặm', 'Pù', 'đêm', 'qua', 'ba', 'người', 'mất', 'tích', 'xã'];
  const headline = fc.shuffledSubarray(words, { minLength: 1 });
  fc.assert(
    fc.property(headline, headline, (one, other) => {
      const overlap = wordOverlap(foldedWords(one.join(' ')), foldedWords(other.join(' ')));
      if (overlap === 0) return;
      const tsquery = nearHeadlineQuery(one.join(' '), overlap) ?? '';
      expect(matches(tsquery, other.join(' '))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
