import { countBlocks } from '../../document/body-facts.ts';
import { type Check, FIXED } from '../check.ts';

/** Readers would get the text around a picture without the picture. */
export const noMissingPictures = {
  name: 'no-missing-pictures',
  field: 'body',
  presets: FIXED,
  floor: FIXED,
  isBreaking: true,
  needs: [],
  parameters: {},
  find: ({ body }) => {
    const count = countBlocks(body, 'missingPicture');
    return count > 0 ? { values: { count } } : null;
  },
} as const satisfies Check;
