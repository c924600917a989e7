import type { MediaItem } from '#core/media/media-item.ts';
import type { findMedia } from '#db/queries/media/media.ts';

type Row = NonNullable<Awaited<ReturnType<typeof findMedia>>>;

/** A row of the library for the desk and the API. */
export function mediaItemOf({ uploadedById, uploadedByName, ...row }: Row): MediaItem {
  const uploadedBy = uploadedById === null ? null : { id: uploadedById, name: uploadedByName ?? '' };
  return { ...row, uploadedBy };
}
