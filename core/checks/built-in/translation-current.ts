import { type Check, FREE } from '../check.ts';

/** The original changed after it was translated. The translator judges whether the text is still right. */
export const translationCurrent = {
  name: 'translation-current',
  field: 'body',
  presets: { submit: 'off', publish: 'advised' },
  floor: FREE,
  isBreaking: false,
  needs: ['translation'],
  parameters: {},
  find: (_, { translation }) =>
    translation === null || translation === 'current'
      ? null
      : { values: { state: translation }, isAdvice: true },
} as const satisfies Check;
