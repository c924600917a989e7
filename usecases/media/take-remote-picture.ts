import { z } from 'zod';
import type { MediaItem } from '#core/media/media-item.ts';
import { mayUpload } from '#core/media/media-policy.ts';
import { altMaxChars, captionMaxChars, creditMaxChars, uploadMaxBytes } from '#core/media/upload-limits.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { cutWhole } from '#core/text/cut-whole.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import { fetchFile } from '#platform/ssrf/fetch-file.ts';
import { receiveFile } from '#platform/storage/received-file.ts';
import { type Context, requireActor } from '../context.ts';
import { addPicture } from './shared/add-picture.ts';

/** Long enough for a large photo over a slow connection, short enough for the writer to wait. */
const timeoutMs = 20_000;
const urlMaxLength = 4096;

/** Longer texts of the page are cut: a long caption must not prevent the import. */
const wordsUpTo = (max: number) =>
  z
    .string()
    .default('')
    .transform((text) => cutWhole(normaliseText(text), max).trimEnd());

const takeInput = z.object({
  url: z.string().max(urlMaxLength, 'field.too-long'),
  caption: wordsUpTo(captionMaxChars),
  credit: wordsUpTo(creditMaxChars),
  alt: wordsUpTo(altMaxChars),
});

/**
 * Imports a picture of another site into the library with its texts there. Requires the right to upload. The
 * file passes the same checks as an upload, but its name and type are ignored, because sites serve WebP as
 * `.jpg`. Throws `fetch.refused`, `fetch.failed`, `media.too-large` {maxBytes}, `media.unsupported-type`,
 * `media.too-many-pixels`, `media.too-tall`, `media.too-heavy`, `media.unreadable`, `media.empty`,
 * `action.not-your-role`.
 */
export async function takeRemotePicture(
  context: Context,
  raw: z.input<typeof takeInput>,
): Promise<MediaItem> {
  const ctx = requireActor(context);
  requireAllowed(mayUpload(ctx.actor));
  const { url, ...words } = parseInput(takeInput, raw);
  const bytes = await fetchFile(url, {
    maxBytes: uploadMaxBytes,
    timeoutMs,
    ownHosts: ctx.pictureHosts ?? new Set(),
    accept: 'image/avif,image/webp,image/*;q=0.8',
  });
  const file = await receiveFile([bytes], { maxBytes: uploadMaxBytes, code: 'media.too-large' });
  return addPicture(ctx, { file, claim: { filename: '', declaredType: '' }, words }).finally(file.forget);
}
