import type { BlockType } from '../block-type.ts';
import { repairLines } from '../repair-attrs.ts';
import type { BulletList } from './bullet-list.ts';
import type { Heading } from './heading.ts';
import type { OrderedList } from './ordered-list.ts';
import type { Paragraph } from './paragraph.ts';

/**
 * Background information in a box. `sourceId` is the library box that it was copied from, and `updatedAt`
 * (ISO 8601) the state of that box. Both are empty for a box that only this story has.
 */
export type FactBox = {
  type: 'factBox';
  attrs: { sourceId: string; title: string; updatedAt: string };
  content: readonly (Paragraph | Heading | BulletList | OrderedList)[];
};

/** The block types allowed in a fact box. */
export const factBoxContent = ['paragraph', 'heading', 'bulletList', 'orderedList'] as const;

/** Maximum length of a fact box's title in characters. */
export const factBoxTitleMaxLength = 200;
export const idMaxLength = 100;
export const timeMaxLength = 40;

export const factBox: BlockType = {
  name: 'factBox',
  content: '(paragraph | heading | bulletList | orderedList)+',
  group: 'block',
  attrs: { sourceId: '', title: '', updatedAt: '' },
  shape: ({ z, someOf }) =>
    z.strictObject({
      type: z.literal('factBox'),
      attrs: z.strictObject({
        sourceId: z.string().max(idMaxLength),
        title: z.string().max(factBoxTitleMaxLength),
        updatedAt: z.string().max(timeMaxLength),
      }),
      content: someOf(...factBoxContent),
    }),
  repairAttrs: (attrs) =>
    repairLines(attrs, {
      sourceId: idMaxLength,
      title: factBoxTitleMaxLength,
      updatedAt: timeMaxLength,
    }),
  text: (node, write) => [String(node.attrs?.title ?? ''), write.blocks(node)].filter(Boolean).join('\n'),
};
