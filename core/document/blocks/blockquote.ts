import type { BlockType } from '../block-type.ts';
import type { BlockNode } from '../node.ts';

export type Blockquote = { type: 'blockquote'; content: readonly BlockNode[] };

export const blockquote: BlockType = {
  name: 'blockquote',
  content: 'block+',
  group: 'block',
  attrs: {},
  shape: ({ z, blocks }) => z.strictObject({ type: z.literal('blockquote'), content: blocks }),
  text: (node, write) => write.blocks(node),
};
