import type { MediaItem } from '#core/media/media-item.ts';
import { renditionKey } from '#core/media/renditions.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { findMediaBySha256, insertMedia } from '#db/queries/media.ts';
import { preparePicture } from '#platform/pictures/prepare-picture.ts';
import type { ReceivedFile } from '#platform/received-file.ts';
import type { ActorContext } from '../../context.ts';
import { recordAdminAct } from '../../shared/record-admin-act.ts';
import { mediaItemOf } from './media-item-of.ts';

export type PictureToAdd = {
  readonly file: ReceivedFile;
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
  { file, claim, words }: PictureToAdd,
): Promise<MediaItem> {
  if (file.size === 0) throw new DomainError('media.empty');
  const known = await findMediaBySha256(ctx.db, file.sha256);
  if (known !== null) return mediaItemOf(known);

  const id = ctx.newId();
  const sent = { ...claim, senderId: ctx.actor.id };
  const picture = await preparePicture(file, sent, ({ bytes, ...rendition }) =>
    ctx.storage.put(renditionKey({ mediaId: id, ...rendition }), bytes),
  );
  // The row comes last: a picture that the library shows has all its renditions.
  await ctx.db.transaction(async (tx) => {
    const isNew = await insertMedia(tx, {
      id,
      sha256: file.sha256,
      mimeType: picture.mimeType,
      bytes: file.size,
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
      detail: { sha256: file.sha256, name: claim.filename },
    });
  });
  const added = await findMediaBySha256(ctx.db, file.sha256);
  if (added === null) throw new Error('A picture that was just added is gone.');
  return mediaItemOf(added);
}
