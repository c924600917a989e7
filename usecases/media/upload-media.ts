import { z } from 'zod';
import type { MediaItem } from '#core/media/media-item.ts';
import { mayUpload } from '#core/media/media-policy.ts';
import { uploadMaxBytes } from '#core/media/upload-limits.ts';
import { demand } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { readLimited } from '#platform/read-limited.ts';
import { type Context, requireActor } from '../context.ts';
import { addPicture } from './shared/add-picture.ts';
import { mediaWordsSchema } from './shared/media-words.ts';

const uploadInput = mediaWordsSchema.partial().extend({
  filename: z.string().max(1_000, 'field.too-long').default(''),
  /** The media type that the sender claims; empty for none. */
  declaredType: z.string().max(200, 'field.too-long').default(''),
});

/**
 * Adds a picture to the library: measured while it is read, recognised by its bytes, turned upright, freed of
 * metadata and encoded in every width. A file that is there already returns the picture that it is.
 * Throws `media.too-large` {maxBytes}, `media.unsupported-type`, `media.too-many-pixels`, `media.too-tall`, `media.unreadable`,
 * `media.empty`, `action.not-your-role`, `request.invalid`.
 */
export async function uploadMedia(
  context: Context,
  { file, ...raw }: { file: Uint8Array | AsyncIterable<Uint8Array> } & z.input<typeof uploadInput>,
): Promise<MediaItem> {
  const ctx = requireActor(context);
  demand(mayUpload(ctx.actor));
  const { filename, declaredType, ...words } = parseInput(uploadInput, raw);
  const bytes = await readLimited(isBytes(file) ? [file] : file, {
    maxBytes: uploadMaxBytes,
    code: 'media.too-large',
  });
  return addPicture(ctx, { bytes, claim: { filename, declaredType }, words });
}

function isBytes(file: Uint8Array | AsyncIterable<Uint8Array>): file is Uint8Array {
  return file instanceof Uint8Array;
}
