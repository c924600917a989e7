import { uploadMaxBytes } from '#core/media/upload-limits.ts';
import { receiveFile } from '../storage/received-file.ts';
import type { Rendition, WebpSizes } from './encode-picture.ts';
import { readRendition, runPictureProcess } from './run-picture-process.ts';

/** On a busy machine, six widths may take minutes at low priority. */
const timeoutMs = 20 * 60_000;

/**
 * Encodes AVIF renditions of a picture in a separate process, one picture at a time beside the uploads.
 * `keep` gets those that are smaller than their WebP. Returns their widths. Throws `media.unreadable` and
 * storage errors.
 */
export async function prepareAvif(
  source: AsyncIterable<Uint8Array>,
  webpSizes: WebpSizes,
  keep: (rendition: Rendition) => Promise<void>,
): Promise<number[]> {
  const file = await receiveFile(source, { maxBytes: uploadMaxBytes, code: 'media.too-large' });
  try {
    const widths = await runPictureProcess<number[]>(file.folder, { queue: 'avif', timeoutMs, webpSizes });
    for (const width of widths) await keep(await readRendition(file.folder, { width, format: 'avif' }));
    return widths;
  } finally {
    await file.forget();
  }
}
