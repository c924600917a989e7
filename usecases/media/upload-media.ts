import { z } from 'zod';
import type { MediaItem } from '#core/media/media-item.ts';
import { mayUpload } from '#core/media/media-policy.ts';
import { uploadMaxBytes } from '#core/media/upload-limits.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { type ReceivedFile, receiveFile } from '#platform/storage/received-file.ts';
import { type Context, requireActor } from '../context.ts';
import { addPicture } from './shared/add-picture.ts';
import { mediaWordsSchema } from './shared/media-words.ts';

const uploadInput = mediaWordsSchema.partial().extend({
  filename: z.string().max(1_000, 'field.too-long').default(''),
  /** The declared media type; empty if there is none. */
  declaredType: z.string().max(200, 'field.too-long').default(''),
  /** Whether everyone at the desk may find it at once. */
  inLibrary: z.boolean().default(false),
});

/**
 * Stores an uploaded picture. The size is checked while it is received; then it detects the type from the
 * bytes, applies the orientation, strips metadata and encodes every width. For a file that the person can
 * already see returns the existing picture. The caller owns a `ReceivedFile`. Throws `media.too-large`
 * {maxBytes}, `media.unsupported-type`, `media.too-many-pixels`, `media.too-tall`, `media.too-heavy`,
 * `media.unreadable`, `media.empty`, `action.not-your-role`, `request.invalid`.
 */
export async function uploadMedia(
  context: Context,
  {
    file: given,
    ...raw
  }: { file: Uint8Array | AsyncIterable<Uint8Array> | ReceivedFile } & z.input<typeof uploadInput>,
): Promise<MediaItem> {
  const ctx = requireActor(context);
  requireAllowed(mayUpload(ctx.actor));
  const { filename, declaredType, inLibrary, ...words } = parseInput(uploadInput, raw);
  const picture = { claim: { filename, declaredType }, words, inLibrary };
  if ('sha256' in given) return addPicture(ctx, { ...picture, file: given });
  const file = await receiveUpload(given);
  return addPicture(ctx, { ...picture, file }).finally(file.forget);
}

/** Throws `media.too-large` {maxBytes}. */
export function receiveUpload(file: Uint8Array | AsyncIterable<Uint8Array>): Promise<ReceivedFile> {
  return receiveFile(file instanceof Uint8Array ? [file] : file, {
    maxBytes: uploadMaxBytes,
    code: 'media.too-large',
  });
}
