import type { BlockType } from '../block-type.ts';

export type Divider = { type: 'divider' };

export const divider: BlockType = {
  name: 'divider',
  content: '',
  group: 'block',
  attrs: {},
  shape: ({ z }) => z.strictObject({ type: z.literal('divider') }),
  text: () => '',
};
