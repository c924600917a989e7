import { headlineMaxChars } from '../../articles/field-limits.ts';
import { type Check, FREE } from '../check.ts';

/** Search engines cut a headline after 110 characters, and it wraps badly on a phone. */
export const headlineLength = {
  name: 'headline-length',
  field: 'headline',
  presets: { submit: 'advised', publish: 'advised' },
  floor: FREE,
  isBreaking: false,
  needs: [],
  parameters: { maxChars: { preset: 110, min: 20, max: headlineMaxChars } },
  find: ({ headline }, _, { maxChars = Number.POSITIVE_INFINITY }) =>
    headline.length > maxChars ? { values: { chars: headline.length } } : null,
} as const satisfies Check;
