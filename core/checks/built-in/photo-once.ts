import { type Check, FREE } from '../check.ts';
import { photoIds } from '../photo-ids.ts';

/** The same photo twice in one story. */
export const photoOnce = {
  name: 'photo-once',
  field: 'body',
  presets: { submit: 'advised', publish: 'advised' },
  floor: FREE,
  isBreaking: false,
  needs: [],
  parameters: {},
  find: (content) => {
    const shown = photoIds(content);
    const count = shown.length - new Set(shown).size;
    return count > 0 ? { values: { count } } : null;
  },
} as const satisfies Check;
