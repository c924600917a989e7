import type { BlockType } from '../block-type.ts';
import type { BlockNode, Inline } from '../node.ts';
import { repairLines } from '../repair-attrs.ts';

/**
 * A quotation set apart from the text. `cite` is the speaker and `role` their position; both may be empty.
 */
export type PullQuote = {
  type: 'pullQuote';
  attrs: { cite: string; role: string };
  content?: readonly Inline[];
};

export const lineMaxLength = 300;

export const pullQuote: BlockType = {
  name: 'pullQuote',
  flows: true,
  content: 'inline*',
  group: 'block',
  attrs: { cite: '', role: '' },
  shape: ({ z, inline }) =>
    z.strictObject({
      type: z.literal('pullQuote'),
      attrs: z.strictObject({
        cite: z.string().max(lineMaxLength),
        role: z.string().max(lineMaxLength),
      }),
      content: inline,
    }),
  repairAttrs: (attrs) => repairLines(attrs, { cite: lineMaxLength, role: lineMaxLength }),
  text: (node, write) => {
    const { cite, role } = attrsOf(node);
    return [write.inline(node), [cite, role].filter(Boolean).join(', ')].filter(Boolean).join('\n');
  },
};

export function attrsOf(node: BlockNode): PullQuote['attrs'] {
  return { cite: String(node.attrs?.cite ?? ''), role: String(node.attrs?.role ?? '') };
}
