import type { BlockType } from '../block-type.ts';
import type { Figure } from './figure.ts';

/** A set of photos, each with its own caption and credit. */
export type Gallery = { type: 'gallery'; content: readonly Figure[] };

export const gallery: BlockType = {
  name: 'gallery',
  content: 'figure+',
  group: 'block',
  attrs: {},
  shape: ({ z, someOf }) => z.strictObject({ type: z.literal('gallery'), content: someOf('figure') }),
  text: (node, write) => write.blocks(node),
};
