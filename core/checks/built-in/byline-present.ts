import { type Check, FIXED } from '../check.ts';

/** Breaking news needs a source or an author; both are in the byline. */
export const bylinePresent = {
  name: 'byline-present',
  field: 'bylineIds',
  presets: FIXED,
  floor: FIXED,
  isBreaking: true,
  needs: [],
  parameters: {},
  find: ({ bylineIds }) => (bylineIds.length === 0 ? {} : null),
} as const satisfies Check;
