import { type Check, FIXED } from '../check.ts';

/** The breaking path asks for a source or an author: both stand in the byline. */
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
