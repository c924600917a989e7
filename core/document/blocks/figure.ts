import type { BlockType } from '../block-type.ts';
import type { BlockNode, Inline } from '../node.ts';
import { repairLines } from '../repair-attrs.ts';

/**
 * A photo of the library; its content is the caption. Caption and credit belong to this use and may differ
 * from the library's.
 */
export type Figure = {
  type: 'figure';
  attrs: { mediaId: string; credit: string; alt: string };
  content?: readonly Inline[];
};

export const idMaxLength = 100;
export const lineMaxLength = 2000;

export const figure: BlockType = {
  name: 'figure',
  content: 'inline*',
  group: 'block',
  attrs: { mediaId: '', credit: '', alt: '' },
  shape: ({ z, inline }) =>
    z.strictObject({
      type: z.literal('figure'),
      attrs: z.strictObject({
        mediaId: z.string().min(1).max(idMaxLength),
        credit: z.string().max(lineMaxLength),
        alt: z.string().max(lineMaxLength),
      }),
      content: inline,
    }),
  repairAttrs: (attrs) =>
    repairLines(
      attrs,
      { mediaId: idMaxLength, credit: lineMaxLength, alt: lineMaxLength },
      { needed: 'mediaId' },
    ),
  text: (node, write) => [write.inline(node), creditOf(node)].filter(Boolean).join(' – '),
};

/** The credit of the photo. */
export function creditOf(node: BlockNode): string {
  return String(node.attrs?.credit ?? '');
}
