import { type Check, FREE } from '../check.ts';

/** A version never holds a suggestion: what nobody has decided on would be lost to readers without a word. */
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
