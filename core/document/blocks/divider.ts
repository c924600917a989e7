import type { BlockType } from '../block-type.ts';
import { tagOf } from '../dom.ts';

export type Divider = { type: 'divider' };

export const divider: BlockType = {
  name: 'divider',
  content: '',
  group: 'block',
  attrs: {},
  shape: ({ z }) => z.strictObject({ type: z.literal('divider') }),
  html: () => '<hr>',
  text: () => '',
  parse: (element) => (tagOf(element) === 'hr' ? [{ type: 'divider' }] : null),
};
