import { type Check, FIXED_FOR_READERS } from '../check.ts';

/** Readers must see the sponsor's name before they read sponsored content. */
export const sponsorNamed = {
  name: 'sponsor-named',
  field: 'sponsor',
  presets: { submit: 'required', publish: 'required' },
  floor: FIXED_FOR_READERS,
  isBreaking: false,
  needs: [],
  parameters: {},
  find: ({ format, sponsor }) => (format === 'sponsored' && sponsor.trim() === '' ? {} : null),
} as const satisfies Check;
