import { expect, test } from 'vitest';
import { bm25 } from '../../../bench/support/bm25.ts';

test('a document with the rare word ranks before documents with only the common one', () => {
  const rank = bm25([
    ['mưa', 'bão'],
    ['mưa', 'lũ'],
    ['mưa', 'gió'],
  ]);
  expect(rank(['mưa', 'lũ'])).toEqual([1, 0, 2]);
  expect(rank(['nắng'])).toEqual([]);
});

test('a repeated word counts more, and a word in a long document less', () => {
  expect(
    bm25([
      ['lũ', 'x'],
      ['lũ', 'lũ'],
    ])(['lũ']),
  ).toEqual([1, 0]);
  expect(
    bm25([
      ['lũ', ...'abcdefgh'],
      ['lũ', 'x'],
    ])(['lũ']),
  ).toEqual([1, 0]);
});
