import { z } from 'zod';
import { parseInput } from '#core/shared/parse-input.ts';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import { tagKey } from '#core/taxonomy/tag-key.ts';
import { listTagsInOrder } from '#db/queries/tags/tags.ts';
import { listTagsMatching } from '#db/queries/tags/tags-matching.ts';
import { type Context, requireActor } from '../context.ts';

const pageSize = 100;
const listInput = z.object({
  q: z.string().max(200, 'field.too-long').default(''),
  cursor: z.string().max(400, 'field.invalid').optional(),
});

/** All tags by name, a hundred per page; with `q`, the best hundred matches, and whether there are more. */
export async function listTags(
  ctx: Context,
  raw: z.input<typeof listInput> = {},
): Promise<{ items: TagItem[]; nextCursor: string | null; isCut: boolean }> {
  const { actor } = requireActor(ctx);
  const viewerId = actor.id;
  const { q, cursor } = parseInput(listInput, raw);
  const key = tagKey(q);
  if (key !== '') {
    const found = await listTagsMatching(ctx.db, { key, viewerId, limit: pageSize + 1 });
    return { items: found.slice(0, pageSize), nextCursor: null, isCut: found.length > pageSize };
  }
  const after = cursor === undefined ? null : placeOf(cursor);
  const rows = await listTagsInOrder(ctx.db, { viewerId, after, limit: pageSize + 1 });
  const page = rows.slice(0, pageSize);
  const items = page.map(({ key: _, ...tag }): TagItem => tag);
  const last = page.at(-1);
  const nextCursor = rows.length > pageSize && last ? `${last.key}\n${last.name}` : null;
  return { items, nextCursor, isCut: false };
}

/** Names contain no line breaks. */
function placeOf(cursor: string): { key: string; name: string } {
  const [key = '', name = ''] = cursor.split('\n');
  return { key, name };
}
