import type { BlockType } from '../block-type.ts';
import type { BlockNode } from '../node.ts';

export type ListItem = { type: 'listItem'; content: readonly BlockNode[] };

export const listItem: BlockType = {
  name: 'listItem',
  content: 'paragraph block*',
  group: '',
  attrs: {},
  shape: ({ z, itemBlocks }) => z.strictObject({ type: z.literal('listItem'), content: itemBlocks }),
  text: (node, write) => write.blocks(node),
};

/** A list item with these blocks; its first block must be a paragraph. */
export function listItemOf(blocks: readonly BlockNode[]): ListItem {
  const beginsWell = blocks[0]?.type === 'paragraph';
  return { type: 'listItem', content: beginsWell ? blocks : [{ type: 'paragraph' }, ...blocks] };
}
