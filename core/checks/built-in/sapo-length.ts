import { sapoMaxChars } from '../../articles/field-limits.ts';
import { type Check, FREE } from '../check.ts';

/** A sapo over 320 characters is a paragraph of the body. */
export const sapoLength = {
  name: 'sapo-length',
  field: 'sapo',
  presets: { submit: 'advised', publish: 'advised' },
  floor: FREE,
  isBreaking: false,
  needs: [],
  parameters: { maxChars: { preset: 320, min: 60, max: sapoMaxChars } },
  find: ({ sapo }, _, { maxChars = Number.POSITIVE_INFINITY }) =>
    sapo.length > maxChars ? { values: { chars: sapo.length } } : null,
} as const satisfies Check;
