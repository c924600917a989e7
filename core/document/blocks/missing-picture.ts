import type { BlockType } from '../block-type.ts';
import type { Inline } from '../node.ts';
import { repairLines } from '../repair-attrs.ts';

/**
 * The place of a picture that is not in the library: it is being fetched, or could not be (`why`, a code of an error; empty while
 * it is on its way). Its content is the caption. It blocks submission and publication, and writes nothing for readers.
 * `src`: its address or file name where it was copied. `id` names it among the pictures of the story.
 */
export type MissingPicture = {
  type: 'missingPicture';
  attrs: { id: string; src: string; alt: string; credit: string; why: string };
  content?: readonly Inline[];
};

/** The longest address that is kept, in characters; the content of a `data:` address is none. */
export const pictureSourceMaxLength = 2000;
const idMaxLength = 100;
const lineMaxLength = 2000;

export const missingPicture: BlockType = {
  name: 'missingPicture',
  content: 'inline*',
  group: 'block',
  attrs: { id: '', src: '', alt: '', credit: '', why: '' },
  shape: ({ z, inline }) =>
    z.strictObject({
      type: z.literal('missingPicture'),
      attrs: z.strictObject({
        id: z.string().max(idMaxLength),
        src: z.string().max(pictureSourceMaxLength),
        alt: z.string().max(lineMaxLength),
        credit: z.string().max(lineMaxLength),
        why: z.string().max(idMaxLength),
      }),
      content: inline,
    }),
  repairAttrs: (attrs) =>
    repairLines(attrs, {
      id: idMaxLength,
      src: pictureSourceMaxLength,
      alt: lineMaxLength,
      credit: lineMaxLength,
      why: idMaxLength,
    }),
  text: () => '',
};
