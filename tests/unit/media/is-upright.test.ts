import { expect, test } from 'vitest';
import { isUpright } from '#core/media/is-upright.ts';

test.each([
  [1_500, 1_000, false],
  [1_200, 1_000, false],
  [1_199, 1_000, true],
  [1_000, 1_000, true],
  [800, 1_200, true],
])('whether %i by %i is upright', (width, height, upright) => {
  expect(isUpright({ width, height })).toBe(upright);
});
