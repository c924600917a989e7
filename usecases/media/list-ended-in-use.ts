import type { MediaItem } from '#core/media/media-item.ts';
import { listEndedInUse, listMediaByIds } from '#db/queries/media.ts';
import { type Context, requireActor } from '../context.ts';
import { siteToday } from './shared/demand-rights.ts';
import { mediaItemOf } from './shared/media-item-of.ts';

/** A picture that may be used no more, and the stories that readers have with it. */
export type EndedInUse = {
  readonly picture: MediaItem;
  readonly stories: readonly { readonly articleId: string; readonly headline: string }[];
};

/**
 * Pictures whose rights have ended and that readers still see, those that ended first in front, with the stories that
 * show them. Nothing is taken from readers by itself: what stands in its place is an editor's to say.
 */
export async function listEndedPicturesInUse(context: Context): Promise<EndedInUse[]> {
  const ctx = requireActor(context);
  const uses = await listEndedInUse(ctx.db, siteToday(ctx));
  const items = await listMediaByIds(
    ctx.db,
    uses.map(({ mediaId }) => mediaId),
  );
  const byId = new Map(items.map((row) => [row.id, mediaItemOf(row)]));
  return uses.flatMap(({ mediaId, stories }) => {
    const picture = byId.get(mediaId);
    return picture ? [{ picture, stories }] : [];
  });
}
