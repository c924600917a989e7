import { z } from 'zod';
import type { MediaItem } from '#core/media/media-item.ts';
import { mayUpload } from '#core/media/media-policy.ts';
import { renditionKey } from '#core/media/renditions.ts';
import { uploadMaxBytes } from '#core/media/upload-limits.ts';
import { demand } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findMediaBySha256, insertMedia } from '#db/queries/media.ts';
import { sha256 } from '#platform/hash.ts';
import { preparePicture } from '#platform/images.ts';
import { readLimited } from '#platform/read-limited.ts';
import { type Context, requireActor } from '../context.ts';
import { mediaItemOf } from './shared/media-item-of.ts';
import { mediaWordsSchema } from './shared/media-words.ts';

const uploadInput = mediaWordsSchema.partial().extend({
  filename: z.string().max(1_000, 'field.too-long').default(''),
  /** The media type that the sender claims; empty for none. */
  declaredType: z.string().max(200, 'field.too-long').default(''),
});

/**
 * Adds a picture to the library: measured while it is read, recognised by its bytes, turned upright, freed of
 * metadata and encoded in every width. A file that is there already returns the picture that it is.
 * Throws `media.too-large` {maxBytes}, `media.unsupported-type`, `media.too-many-pixels`, `media.unreadable`,
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
  if (bytes.byteLength === 0) throw new DomainError('media.empty');
  const fileHash = sha256(bytes);
  const known = await findMediaBySha256(ctx.db, fileHash);
  if (known !== null) return mediaItemOf(known);

  const picture = await preparePicture(bytes, { filename, declaredType });
  const id = ctx.newId();
  for await (const { width, format, bytes: rendition } of picture.renditions) {
    await ctx.storage.put(renditionKey({ mediaId: id, width, format }), rendition);
  }
  // The row comes last: a picture that the library shows has all its renditions.
  await insertMedia(ctx.db, {
    id,
    sha256: fileHash,
    mimeType: picture.mimeType,
    bytes: bytes.byteLength,
    width: picture.width,
    height: picture.height,
    renditionWidths: [...picture.widths],
    blurColor: picture.blurColor,
    ...words,
    uploadedBy: ctx.actor.id,
    createdAt: ctx.now(),
  });
  const added = await findMediaBySha256(ctx.db, fileHash);
  if (added === null) throw new Error('A picture that was just added is gone.');
  return mediaItemOf(added);
}

function isBytes(file: Uint8Array | AsyncIterable<Uint8Array>): file is Uint8Array {
  return file instanceof Uint8Array;
}
