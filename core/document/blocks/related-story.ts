import type { BlockType } from '../block-type.ts';
import { repairLines } from '../repair-attrs.ts';

/** A reference to another story without its text, which is loaded when the page is rendered. */
export type RelatedStory = { type: 'relatedStory'; attrs: { articleId: string } };

export const idMaxLength = 100;

export const relatedStory: BlockType = {
  name: 'relatedStory',
  content: '',
  group: 'block',
  attrs: { articleId: '' },
  shape: ({ z }) =>
    z.strictObject({
      type: z.literal('relatedStory'),
      attrs: z.strictObject({ articleId: z.string().min(1).max(idMaxLength) }),
    }),
  repairAttrs: (attrs) => repairLines(attrs, { articleId: idMaxLength }, { needed: 'articleId' }),
  text: () => '',
};
