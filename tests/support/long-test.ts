import { test } from 'vitest';
import { isLong } from '../sizes.ts';

/**
 * A test that only `npm run test:long` runs: a variant of a journey in `npm test`, or the screen of a rule
 * that lower tests prove.
 */
export const longTest = test.runIf(isLong);
