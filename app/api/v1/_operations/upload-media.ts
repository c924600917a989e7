import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { readUpload } from '#app/_shell/api/read-upload.ts';
import { mayUpload } from '#core/media/media-policy.ts';
import { altMaxChars, captionMaxChars, creditMaxChars } from '#core/media/upload-limits.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { requireActor } from '#usecases/context.ts';
import { uploadMedia as upload } from '#usecases/media/upload-media.ts';
import { mediaItem } from '../_answers/media.ts';

export const uploadMedia = apiOperation({
  id: 'uploadMedia',
  method: 'post',
  path: '/media',
  summary: 'Upload a picture; a duplicate of a picture that the caller may read returns that picture',
  access: 'person',
  form: z.object({
    file: z.file().meta({ description: 'JPEG, PNG, WebP, AVIF or GIF (its first frame), at most 25 MB.' }),
    caption: z.string().max(captionMaxChars).optional(),
    credit: z.string().max(creditMaxChars).optional(),
    alt: z.string().max(altMaxChars).optional(),
    inLibrary: z.enum(['true', 'false']).optional().meta({
      description: '`true`: it is in the library for all staff at once.',
    }),
  }),
  status: 201,
  answer: mediaItem,
  errors: [
    'action.not-your-role',
    'media.empty',
    'media.too-heavy',
    'media.too-large',
    'media.too-many-pixels',
    'media.too-tall',
    'media.unreadable',
    'media.unsupported-type',
    'request.invalid',
    'request.invalid-multipart',
  ],
  async run(ctx, { request }) {
    // Checked before any byte of the file is read.
    requireAllowed(mayUpload(requireActor(ctx).actor));
    const { file, inLibrary, ...claim } = await readUpload(request);
    return upload(ctx, { ...claim, file, inLibrary: inLibrary === 'true' }).finally(file.forget);
  },
});
