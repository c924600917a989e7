import type { BlockType } from '../block-type.ts';
import type { Inline } from '../node.ts';

export type Paragraph = { type: 'paragraph'; content?: readonly Inline[] };

export const paragraph: BlockType = {
  name: 'paragraph',
  flows: true,
  content: 'inline*',
  group: 'block',
  attrs: {},
  shape: ({ z, inline }) => z.strictObject({ type: z.literal('paragraph'), content: inline }),
  text: (node, write) => write.inline(node),
};
