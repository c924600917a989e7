import { test } from 'vitest';
import { isLong } from '../sizes.ts';

/**
 * A test that only `npm run test:long` runs: a variant of a journey that stays in `npm test`, or the screen of a
 * rule that tests of a lower level prove.
 */
export const longTest = test.runIf(isLong);
