import type { BlockType } from '../block-type.ts';
import { tagOf } from '../dom.ts';
import type { BlockNode } from '../node.ts';

export type Blockquote = { type: 'blockquote'; content: readonly BlockNode[] };

export const blockquote: BlockType = {
  name: 'blockquote',
  content: 'block+',
  group: 'block',
  attrs: {},
  shape: ({ z, blocks }) => z.strictObject({ type: z.literal('blockquote'), content: blocks }),
  html: (node, write) => `<blockquote>${write.blocks(node)}</blockquote>`,
  text: (node, write) => write.blocks(node),
  parse: (element, read) => {
    if (tagOf(element) !== 'blockquote') return null;
    const content = read.blocks(element);
    return content.length === 0 ? [] : [{ type: 'blockquote', content }];
  },
};
