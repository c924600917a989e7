import type { MediaItem } from '#core/media/media-item.ts';
import type { PictureUse } from '#core/media/picture-use.ts';
import { listEndedInUse, listMediaByIds } from '#db/queries/media.ts';
import { type Context, requireActor } from '../context.ts';
import { siteToday } from './shared/demand-rights.ts';
import { mediaItemOf } from './shared/media-item-of.ts';

/** A picture that may be used no more, and where readers see it. */
export type EndedInUse = { readonly picture: MediaItem; readonly uses: readonly PictureUse[] };

/**
 * Pictures whose rights have ended and that readers still see, those that ended first in front, with where that is. Nothing
 * is taken from readers by itself: what stands in its place is an editor's to say.
 */
export async function listEndedPicturesInUse(context: Context): Promise<EndedInUse[]> {
  const ctx = requireActor(context);
  const ended = await listEndedInUse(ctx.db, siteToday(ctx));
  const items = await listMediaByIds(
    ctx.db,
    ended.map(({ mediaId }) => mediaId),
  );
  const byId = new Map(items.map((row) => [row.id, mediaItemOf(row)]));
  return ended.flatMap(({ mediaId, uses }) => {
    const picture = byId.get(mediaId);
    return picture ? [{ picture, uses }] : [];
  });
}
