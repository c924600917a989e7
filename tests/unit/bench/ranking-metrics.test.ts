import { expect, test } from 'vitest';
import { exponential, hitAt, meanOf, ndcgAt, recallAt } from '../../../bench/support/ranking-metrics.ts';

const relevance = new Map([
  ['a', 1],
  ['b', 1],
  ['c', 1],
  ['x', 0],
]);

test('a relevant story among the first five is a hit, and one in sixth place is not', () => {
  expect(hitAt(5, ['x', 'y', 'z', 'u', 'a'], relevance)).toBe(1);
  expect(hitAt(5, ['x', 'y', 'z', 'u', 'v', 'a'], relevance)).toBe(0);
  expect(hitAt(5, [], relevance)).toBe(0);
});

test('recall is the share of the relevant stories that were found, each once', () => {
  expect(recallAt(3, ['a', 'x', 'b', 'c'], relevance)).toBeCloseTo(2 / 3, 12);
  expect(recallAt(3, ['a', 'a', 'a'], relevance)).toBeCloseTo(1 / 3, 12);
  expect(recallAt(3, ['a'], new Map([['a', 0]]))).toBe(0);
});

test('nDCG of binary judgements matches the value computed by hand', () => {
  // First and third place of three relevant ones: (1 + 1/2) / (1 + 1/log2(3) + 1/2).
  expect(ndcgAt(['a', 'x', 'b'], relevance, { k: 10 })).toBeCloseTo(
    1.5 / (1.5 + 0.630_929_753_571_457_4),
    12,
  );
  expect(ndcgAt(['a', 'b', 'c'], relevance, { k: 10 })).toBe(1);
  expect(ndcgAt(['x', 'y'], relevance, { k: 10 })).toBe(0);
  expect(ndcgAt(['a', 'b'], relevance, { k: 2 })).toBe(1);
});

test('nDCG of graded judgements uses the grade as gain, or 2^grade − 1 if requested', () => {
  const graded = new Map([
    ['a', 2],
    ['b', 1],
  ]);
  // (1 + 2/log2(3)) / (2 + 1/log2(3)), by hand: 2.261859… / 2.630929…
  expect(ndcgAt(['b', 'a'], graded, { k: 10 })).toBeCloseTo(0.859_718_7, 8);
  // (1 + 3/log2(3)) / (3 + 1/log2(3)), by hand: 2.892789… / 3.630929…
  expect(ndcgAt(['b', 'a'], graded, { k: 10, gain: exponential })).toBeCloseTo(0.796_707_58, 8);
});

test('click counts work as relevance', () => {
  const clicked = new Map([
    ['a', 2_000],
    ['b', 1_999],
    ['c', 3],
  ]);
  expect(ndcgAt(['a', 'b', 'c'], clicked, { k: 10, gain: exponential })).toBe(1);
  // (1/2 + 1/log2(3)) / (1 + 1/2/log2(3)), by hand: 1.130929… / 1.315464…
  expect(ndcgAt(['b', 'a'], clicked, { k: 10, gain: exponential })).toBeCloseTo(0.859_718_7, 8);
});

test('a story that is ranked twice counts once', () => {
  expect(ndcgAt(['a', 'a', 'b', 'c'], relevance, { k: 10 })).toBe(1);
});

test('the mean of an empty list is 0', () => {
  expect(meanOf([], () => 1)).toBe(0);
  expect(meanOf([1, 2, 6], (each) => each)).toBe(3);
});
