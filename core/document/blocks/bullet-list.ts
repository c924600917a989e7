import type { BlockType } from '../block-type.ts';
import type { ListItem } from './list-item.ts';

export type BulletList = { type: 'bulletList'; content: readonly ListItem[] };

export const bulletList: BlockType = {
  name: 'bulletList',
  content: 'listItem+',
  group: 'block list',
  attrs: {},
  shape: ({ z, only }) => z.strictObject({ type: z.literal('bulletList'), content: only('listItem').min(1) }),
  text: (node, write) => write.blocks(node),
};
