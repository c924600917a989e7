import { type Check, FREE } from '../check.ts';

export const leadPresent = {
  name: 'lead-present',
  field: 'lead',
  presets: { submit: 'advised', publish: 'advised' },
  floor: FREE,
  isBreaking: false,
  needs: [],
  parameters: {},
  find: ({ lead }) => (lead === null ? {} : null),
} as const satisfies Check;
