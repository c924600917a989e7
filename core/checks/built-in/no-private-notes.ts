import { countBlocks } from '../../document/body-facts.ts';
import { type Check, FREE } from '../check.ts';

/** A private note is an open question or remark between colleagues. An author may submit with one. */
export const noPrivateNotes = {
  name: 'no-private-notes',
  field: 'body',
  presets: { submit: 'advised', publish: 'required' },
  floor: FREE,
  isBreaking: false,
  needs: [],
  parameters: {},
  find: ({ body }) => {
    const count = countBlocks(body, 'privateNote');
    return count > 0 ? { values: { count } } : null;
  },
} as const satisfies Check;
