import type { MediaItem } from '#core/media/media-item.ts';
import { renditionKey } from '#core/media/renditions.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { findMediaBySha256, insertMedia } from '#db/queries/media/media.ts';
import { mediaShownTo, placeMedia } from '#db/queries/media/media-shown-to.ts';
import { preparePicture } from '#platform/pictures/prepare-picture.ts';
import type { ReceivedFile } from '#platform/storage/received-file.ts';
import type { ActorContext } from '../../context.ts';
import { recordAdminAct } from '../../shared/record-admin-act.ts';
import { mediaItemOf } from './media-item-of.ts';

export type PictureToAdd = {
  readonly file: ReceivedFile;
  /** The declared name and type of the file; empty if there are none. */
  readonly claim: { readonly filename: string; readonly declaredType: string };
  /** Whether everyone at the desk may find it at once. */
  readonly inLibrary?: boolean;
  readonly words: { readonly caption?: string; readonly credit?: string; readonly alt?: string };
};

/**
 * Stores a picture: detects its type from the bytes, applies the orientation, strips metadata and encodes
 * every width. For a file that the person can already see returns the existing picture. Checks no permission;
 * the caller does.
 */
export async function addPicture(
  ctx: ActorContext,
  { file, claim, words, inLibrary = false }: PictureToAdd,
): Promise<MediaItem> {
  if (file.size === 0) throw new DomainError('media.empty');
  const find = async () => findMediaBySha256(ctx.db, file.sha256, await mediaShownTo(ctx.db, ctx.actor));
  const known = await find();
  if (known !== null) {
    const isPlaced = inLibrary && !known.inLibrary;
    if (isPlaced) await placeMedia(ctx.db, { ids: [known.id], at: ctx.now() });
    return mediaItemOf({ ...known, inLibrary: known.inLibrary || isPlaced });
  }

  const id = ctx.newId();
  const sent = { ...claim, senderId: ctx.actor.id };
  const picture = await preparePicture(file, sent, ({ bytes, ...rendition }) =>
    ctx.storage.put(renditionKey({ mediaId: id, ...rendition }), bytes),
  );
  // The row is inserted last, so that every picture in the library has all its renditions.
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
      placedAt: inLibrary ? ctx.now() : null,
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
  const added = await find();
  if (added === null) throw new Error('A picture that was just added is gone.');
  return mediaItemOf(added);
}
