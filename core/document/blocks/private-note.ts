import type { BlockType } from '../block-type.ts';
import type { Inline } from '../node.ts';

/**
 * A remark to colleagues inside the text. It writes no HTML and no text, and `stripHidden` takes it out of every
 * body that leaves the desk: either lock alone keeps it from readers.
 */
export type PrivateNote = { type: 'privateNote'; content?: readonly Inline[] };

export const privateNote: BlockType = {
  name: 'privateNote',
  content: 'inline*',
  group: 'block',
  attrs: {},
  shape: ({ z, inline }) => z.strictObject({ type: z.literal('privateNote'), content: inline }),
  text: () => '',
};
