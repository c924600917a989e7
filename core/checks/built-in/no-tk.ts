import { TEXT_FIELDS } from '../../articles/article-fields.ts';
import { hasTk, hasTkIn } from '../../document/body-facts.ts';
import { type Check, FIXED } from '../check.ts';

/** A placeholder ("TK") is for the desk, never for readers. */
export const noTk = {
  name: 'no-tk',
  field: 'body',
  presets: FIXED,
  floor: FIXED,
  isBreaking: true,
  needs: [],
  parameters: {},
  find: (content) => {
    const { lead, body } = content;
    const words = [...TEXT_FIELDS.map((name) => content[name]), lead?.caption, lead?.credit, lead?.alt];
    return hasTk(body) || hasTkIn(words.join('\n')) ? {} : null;
  },
} as const satisfies Check;
