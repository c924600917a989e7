import { fileTypeFromFile } from 'file-type';
import { claimsAnotherType, isPictureType, type PictureType } from '#core/media/picture-types.ts';
import { uploadRenditions } from '#core/media/renditions.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { ReceivedFile } from '../storage/received-file.ts';
import type { PictureFacts, Rendition } from './encode-picture.ts';
import { readRendition, runPictureProcess } from './run-picture-process.ts';

/** No valid picture takes this long on any machine. One that does was crafted. */
const timeoutMs = 60_000;

/**
 * Sanitizes a received picture in a separate process, in the queue of its sender; it waits on disk. Only
 * re-encoded renditions are kept, so EXIF and other metadata are lost. `claim` is the type that the sender
 * declares. `keep` gets one rendition at a time. Throws `media.unsupported-type`, `media.too-many-pixels`,
 * `media.too-tall`, `media.too-heavy`, `media.unreadable` and storage errors.
 */
export async function preparePicture(
  file: ReceivedFile,
  claim: { senderId: string; filename: string; declaredType: string },
  keep: (rendition: Rendition) => Promise<void>,
): Promise<PictureFacts & { readonly mimeType: PictureType }> {
  const mimeType = (await fileTypeFromFile(file.path))?.mime;
  if (!isPictureType(mimeType) || claimsAnotherType(mimeType, claim)) {
    throw new DomainError('media.unsupported-type', { actual: mimeType ?? 'unknown' });
  }
  const facts = await runPictureProcess<PictureFacts>(file.folder, { queue: claim.senderId, timeoutMs });
  for (const rendition of uploadRenditions(facts)) await keep(await readRendition(file.folder, rendition));
  return { ...facts, mimeType };
}
