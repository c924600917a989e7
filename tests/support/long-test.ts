import { test } from 'vitest';
import { isLong } from '../sizes.ts';

/** A test that only `npm run test:long` runs. Tests of a lower level prove its rule in `npm test`; this one adds the journey on the screen. */
export const longTest = test.runIf(isLong);
