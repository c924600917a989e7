import { expect, test } from 'vitest';
import { keysFor } from '../../../bench/support/simulated-typist.ts';

test.each([
  ['a', 1],
  [' ', 1],
  ['á', 2],
  ['ơ', 2],
  ['ấ', 3],
  ['đ', 2],
  ['Đ', 2],
])('"%s" takes %i keys in Telex', (letter, keys) => {
  expect(keysFor(letter)).toBe(keys);
});
