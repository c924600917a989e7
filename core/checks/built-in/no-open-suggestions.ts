import { type Check, FREE } from '../check.ts';

/** A version never contains suggestions: an undecided one would be lost without notice. */
export const noOpenSuggestions = {
  name: 'no-open-suggestions',
  field: 'body',
  presets: { submit: 'advised', publish: 'required' },
  floor: FREE,
  isBreaking: false,
  needs: ['openSuggestions'],
  parameters: {},
  find: (_, { openSuggestions }) => (openSuggestions > 0 ? { values: { count: openSuggestions } } : null),
} as const satisfies Check;
