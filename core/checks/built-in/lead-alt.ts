import { type Check, FIXED_FOR_READERS } from '../check.ts';

/** Readers who cannot see the photo need its alternative text. */
export const leadAlt = {
  name: 'lead-alt',
  field: 'lead',
  presets: { submit: 'required', publish: 'required' },
  floor: FIXED_FOR_READERS,
  isBreaking: false,
  needs: [],
  parameters: {},
  find: ({ lead }) => (lead !== null && lead.alt.trim() === '' ? {} : null),
} as const satisfies Check;
