import type { BlockType } from '../block-type.ts';
import type { ListItem } from './list-item.ts';

export type BulletList = { type: 'bulletList'; content: readonly ListItem[] };

export const bulletList: BlockType = {
  name: 'bulletList',
  content: 'listItem+',
  group: 'block list',
  attrs: {},
  shape: ({ z, someOf }) => z.strictObject({ type: z.literal('bulletList'), content: someOf('listItem') }),
  text: (node, write) => write.blocks(node),
};
