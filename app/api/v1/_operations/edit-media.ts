import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { rightsNoteMaxChars } from '#core/media/media-rights.ts';
import { altMaxChars, captionMaxChars, creditMaxChars } from '#core/media/upload-limits.ts';
import { editMedia as edit, rightsDay } from '#usecases/media/edit-media.ts';
import { mediaItem } from '../_answers/media.ts';

const fraction = z.number().min(0, 'field.invalid').max(1, 'field.invalid').optional();

export const editMedia = apiOperation({
  id: 'editMedia',
  method: 'patch',
  path: '/media/{id}',
  summary: 'Change the texts, the usage rights or the focal point of a picture in the library',
  access: 'person',
  params: z.object({ id: z.uuid('media.not-found') }),
  body: z.strictObject({
    caption: z.string().max(captionMaxChars, 'field.too-long').optional(),
    credit: z.string().max(creditMaxChars, 'field.too-long').optional(),
    alt: z.string().max(altMaxChars, 'field.too-long').optional(),
    focalX: fraction,
    focalY: fraction,
    rightsNote: z.string().max(rightsNoteMaxChars, 'field.too-long').optional(),
    rightsUntil: rightsDay.nullable().optional(),
    inLibrary: z.boolean().optional().meta({
      description:
        '`true` adds it to the library, which its uploader and editors may do. It cannot be removed again.',
    }),
  }),
  status: 200,
  answer: mediaItem,
  errors: ['action.not-your-role', 'media.not-found', 'media.not-yours', 'request.invalid'],
  run: (ctx, { params, body }) => edit(ctx, { ...body, id: params.id }),
});
