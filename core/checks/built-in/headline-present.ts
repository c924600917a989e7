import { type Check, FIXED } from '../check.ts';

export const headlinePresent = {
  name: 'headline-present',
  field: 'headline',
  presets: FIXED,
  floor: FIXED,
  isBreaking: true,
  needs: [],
  parameters: {},
  find: ({ headline }) => (headline.trim() === '' ? {} : null),
} as const satisfies Check;
