import { bodyText } from '../../document/body-text.ts';
import { type Check, FREE } from '../check.ts';

export const bodyPresent = {
  name: 'body-present',
  field: 'body',
  presets: { submit: 'required', publish: 'required' },
  floor: FREE,
  isBreaking: false,
  needs: [],
  parameters: {},
  find: ({ body }) => (bodyText(body).trim() === '' ? {} : null),
} as const satisfies Check;
