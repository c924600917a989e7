import { z } from 'zod';
import type { MediaItem } from '#core/media/media-item.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listMediaByIds } from '#db/queries/media/media.ts';
import { listMediaShownTo } from '#db/queries/media/media-shown-to.ts';
import { type Context, requireActor } from '../context.ts';
import { mediaItemOf } from './shared/media-item-of.ts';

/** A pasted body may contain any text as an id. */
const wanted = z.array(z.string()).transform((ids) => ids.filter((id) => z.uuid().safeParse(id).success));

/** The pictures among these that the person may see; unknown ids are omitted. Throws `request.invalid`. */
export async function mediaViews(ctx: Context, ids: readonly string[]): Promise<Map<string, MediaItem>> {
  const { actor } = requireActor(ctx);
  const named = parseInput(wanted, ids);
  const shown = await listMediaShownTo(ctx.db, actor, named);
  const rows = await listMediaByIds(ctx.db, [...shown]);
  return new Map(rows.map((row) => [row.id, mediaItemOf(row)]));
}
