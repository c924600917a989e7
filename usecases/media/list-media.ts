import { z } from 'zod';
import type { MediaItem } from '#core/media/media-item.ts';
import { cursorFrom, cursorTo } from '#core/shared/cursor.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listNewestMedia } from '#db/queries/media/media.ts';
import { mediaShownTo } from '#db/queries/media/media-shown-to.ts';
import { type Context, requireActor } from '../context.ts';
import { mediaItemOf } from './shared/media-item-of.ts';
import { siteToday } from './shared/require-rights.ts';

const pageSize = 48;

const listInput = z.object({
  q: z.string().trim().max(200, 'field.too-long').default(''),
  /** Only pictures with a valid licence. */
  usable: z.boolean().default(false),
  cursor: z.string().max(200, 'field.invalid').optional(),
});

/**
 * The pictures that the person may see, newest first: the library, their uploads, and those of stories that
 * they may read. `q` matches words in caption, credit or alternative text.
 */
export async function listMedia(
  ctx: Context,
  raw: z.input<typeof listInput> = {},
): Promise<{ items: MediaItem[]; nextCursor: string | null }> {
  const { actor } = requireActor(ctx);
  const { q, usable, cursor } = parseInput(listInput, raw);
  const rows = await listNewestMedia(ctx.db, {
    text: q.normalize('NFC'),
    before: cursor === undefined ? null : cursorFrom(cursor),
    usableOn: usable ? siteToday(ctx) : null,
    isShown: await mediaShownTo(ctx.db, actor),
    limit: pageSize + 1,
  });
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  const nextCursor = rows.length > pageSize && last ? cursorTo({ at: last.createdAt, id: last.id }) : null;
  return { items: page.map(mediaItemOf), nextCursor };
}
