import type { MediaItem } from '#core/media/media-item.ts';
import { renditionKey } from '#core/media/renditions.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { findMediaBySha256, insertMedia } from '#db/queries/media.ts';
import { sha256 } from '#platform/hash.ts';
import { preparePicture } from '#platform/images.ts';
import type { ActorContext } from '../../context.ts';
import { recordAdminAct } from '../../shared/record-admin-act.ts';
import { mediaItemOf } from './media-item-of.ts';

export type PictureToAdd = {
  readonly bytes: Uint8Array;
  /** What the sender claims of the file; empty for nothing. */
  readonly claim: { readonly filename: string; readonly declaredType: string };
  readonly words: { readonly caption?: string; readonly credit?: string; readonly alt?: string };
};

/**
 * Puts a picture into the library: recognised by its bytes, turned upright, freed of metadata and encoded in
 * every width. A file that is there already returns the picture that it is. The rights are the caller's matter.
 */
export async function addPicture(
  ctx: ActorContext,
  { bytes, claim, words }: PictureToAdd,
): Promise<MediaItem> {
  if (bytes.byteLength === 0) throw new DomainError('media.empty');
  const fileHash = sha256(bytes);
  const known = await findMediaBySha256(ctx.db, fileHash);
  if (known !== null) return mediaItemOf(known);

  const picture = await preparePicture(bytes, claim);
  const id = ctx.newId();
  for await (const { width, format, bytes: rendition } of picture.renditions) {
    await ctx.storage.put(renditionKey({ mediaId: id, width, format }), rendition);
  }
  // The row comes last: a picture that the library shows has all its renditions.
  await ctx.db.transaction(async (tx) => {
    const isNew = await insertMedia(tx, {
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
    if (!isNew) return;
    await recordAdminAct(ctx, tx, {
      action: 'media.upload',
      subjectType: 'media',
      subjectId: id,
      detail: { sha256: fileHash, name: claim.filename },
    });
  });
  const added = await findMediaBySha256(ctx.db, fileHash);
  if (added === null) throw new Error('A picture that was just added is gone.');
  return mediaItemOf(added);
}
