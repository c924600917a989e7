import type { BlockType } from '../block-type.ts';
import type { Inline } from '../node.ts';

export type Paragraph = { type: 'paragraph'; content?: readonly Inline[] };

export const paragraph: BlockType = {
  name: 'paragraph',
  content: 'inline*',
  group: 'block',
  attrs: {},
  shape: ({ z, inline }) => z.strictObject({ type: z.literal('paragraph'), content: inline }),
  html: (node, write) => {
    const html = write.inline(node);
    return html === '' ? '' : `<p>${html}</p>`;
  },
  text: (node, write) => write.inline(node),
  // A p is where the reader ends a line, as it does at a div: any loose text becomes a paragraph.
  parse: () => null,
};
