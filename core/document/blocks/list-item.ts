import type { BlockType } from '../block-type.ts';
import type { BlockNode } from '../node.ts';

export type ListItem = { type: 'listItem'; content: readonly BlockNode[] };

export const listItem: BlockType = {
  name: 'listItem',
  content: 'paragraph block*',
  group: '',
  attrs: {},
  shape: ({ z, itemBlocks }) => z.strictObject({ type: z.literal('listItem'), content: itemBlocks }),
  html: (node, write) => `<li>${write.blocks(node)}</li>`,
  text: (node, write) => write.blocks(node),
  // Items are read by their list, which alone knows where they belong.
  parse: () => null,
};

/** Blocks as the content of a list item: it must begin with a paragraph. */
export function listItemOf(blocks: readonly BlockNode[]): ListItem {
  const beginsWell = blocks[0]?.type === 'paragraph';
  return { type: 'listItem', content: beginsWell ? blocks : [{ type: 'paragraph' }, ...blocks] };
}
