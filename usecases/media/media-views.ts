import { z } from 'zod';
import type { MediaItem } from '#core/media/media-item.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listMediaByIds } from '#db/queries/media.ts';
import { type Context, requireActor } from '../context.ts';
import { mediaItemOf } from './shared/media-item-of.ts';

/** Of a body that was pasted any text may stand where an id does. */
const wanted = z.array(z.string()).transform((ids) => ids.filter((id) => z.uuid().safeParse(id).success));

/** The pictures of these ids, for somebody who is signed in; ids that name none are left out. Throws `request.invalid`. */
export async function mediaViews(ctx: Context, ids: readonly string[]): Promise<Map<string, MediaItem>> {
  requireActor(ctx);
  const named = parseInput(wanted, ids);
  const rows = await listMediaByIds(ctx.db, named);
  return new Map(rows.map((row) => [row.id, mediaItemOf(row)]));
}
