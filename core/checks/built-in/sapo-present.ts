import { type Check, FREE } from '../check.ts';

export const sapoPresent = {
  name: 'sapo-present',
  field: 'sapo',
  presets: { submit: 'required', publish: 'required' },
  floor: FREE,
  isBreaking: false,
  needs: [],
  parameters: {},
  find: ({ sapo }) => (sapo.trim() === '' ? {} : null),
} as const satisfies Check;
