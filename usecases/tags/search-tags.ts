import { z } from 'zod';
import { parseInput } from '#core/shared/parse-input.ts';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import { tagKey } from '#core/taxonomy/tag-key.ts';
import { listTagsMatching } from '#db/queries/tags/tags-matching.ts';
import { type Context, requireActor } from '../context.ts';

const searchInput = z.object({ q: z.string().max(200, 'field.too-long').default('') });
const most = 10;

/** At most ten tags that match `q`, ignoring accents and case, with aliases. */
export async function searchTags(ctx: Context, raw: unknown): Promise<TagItem[]> {
  const { actor } = requireActor(ctx);
  const { q } = parseInput(searchInput, raw);
  return listTagsMatching(ctx.db, { key: tagKey(q), viewerId: actor.id, limit: most });
}
