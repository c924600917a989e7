import type { MediaItem } from '#core/media/media-item.ts';
import type { PictureUse } from '#core/media/picture-use.ts';
import { listEndedInUse, listMediaByIds } from '#db/queries/media/media.ts';
import { type Context, requireActor } from '../context.ts';
import { mediaItemOf } from './shared/media-item-of.ts';
import { siteToday } from './shared/require-rights.ts';

/** A picture whose licence has ended, and its public uses. */
export type EndedInUse = { readonly picture: MediaItem; readonly uses: readonly PictureUse[] };

/**
 * Public pictures whose licence has ended, earliest first, with their uses. They are not removed
 * automatically: an editor chooses a replacement.
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
