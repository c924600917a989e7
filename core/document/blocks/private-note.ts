import type { BlockType } from '../block-type.ts';
import type { Inline } from '../node.ts';

/**
 * A remark to colleagues inside the text. It renders no HTML and no text, and `stripHidden` removes it from
 * every body that leaves the desk. Each of the two safeguards alone hides it from readers.
 */
export type PrivateNote = { type: 'privateNote'; content?: readonly Inline[] };

export const privateNote: BlockType = {
  name: 'privateNote',
  flows: true,
  content: 'inline*',
  group: 'block',
  attrs: {},
  shape: ({ z, inline }) => z.strictObject({ type: z.literal('privateNote'), content: inline }),
  text: () => '',
};
