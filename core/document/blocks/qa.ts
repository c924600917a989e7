import type { BlockType } from '../block-type.ts';
import type { BlockNode } from '../node.ts';
import type { BulletList } from './bullet-list.ts';
import type { OrderedList } from './ordered-list.ts';
import type { Paragraph } from './paragraph.ts';

/** A question with its answer. The first paragraph is the question. */
export type Qa = { type: 'qa'; content: readonly (Paragraph | BulletList | OrderedList)[] };

export const qaContent = ['paragraph', 'bulletList', 'orderedList'] as const;

export const qa: BlockType = {
  name: 'qa',
  content: '(paragraph | bulletList | orderedList)+',
  group: 'block',
  attrs: {},
  shape: ({ z, someOf }) => z.strictObject({ type: z.literal('qa'), content: someOf(...qaContent) }),
  text: (node, write) => write.blocks(node),
};

/** The question, or null where the block begins with a list, and the blocks of the answer. */
export function splitQa({ content = [] }: BlockNode): { question: BlockNode | null; answer: BlockNode[] } {
  const [first, ...rest] = content as readonly BlockNode[];
  if (first?.type !== 'paragraph') return { question: null, answer: [...(content as readonly BlockNode[])] };
  return { question: first, answer: rest };
}
