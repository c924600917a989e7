import type { BlockType } from '../block-type.ts';
import type { Inline } from '../node.ts';
import { repairLines } from '../repair-attrs.ts';

/**
 * A placeholder for a picture that is not in the library yet. It is being fetched, or the fetch failed with
 * the error code `why` (empty while in progress). Its content is the caption. It blocks submission and
 * publication and renders nothing for readers. `src` is the URL or file name in the source. `id` identifies
 * it among the pictures of the story.
 */
export type MissingPicture = {
  type: 'missingPicture';
  attrs: { id: string; src: string; alt: string; credit: string; why: string };
  content?: readonly Inline[];
};

/** Maximum length of a stored URL in characters; the content of a `data:` URL is not stored. */
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
