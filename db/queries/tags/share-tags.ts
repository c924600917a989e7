import { eq } from 'drizzle-orm';
import { tagIdentity, tagKey } from '#core/taxonomy/tag-key.ts';
import type { Queryable } from '../../client.ts';
import { tags } from '../../schema/tags.ts';
import type { ResolvedTag } from './resolve-merged-tags.ts';
import { listTagsByKey } from './tag-names.ts';
import { putInPlaceOf } from './tags.ts';

/**
 * Makes a story's private tags visible to everyone and returns their ids. A private tag is merged into an
 * existing tag with the same name, if there is one.
 */
export async function shareTags(q: Queryable, held: readonly ResolvedTag[]): Promise<string[]> {
  const shared: string[] = [];
  for (const { id, privateTo } of held) shared.push(privateTo === null ? id : await shareTag(q, id));
  return [...new Set(shared)];
}

async function shareTag(q: Queryable, id: string): Promise<string> {
  const [tag] = await q.select().from(tags).where(eq(tags.id, id));
  if (tag === undefined) throw new Error('A tag that is held is gone.');
  const identity = tagIdentity(tag.name);
  const alike = await listTagsByKey(q, { key: tagKey(tag.name), viewerId: null });
  const duplicate = alike.find(({ alias }) => tagIdentity(alias) === identity);
  const [into] = duplicate === undefined ? [] : await q.select().from(tags).where(eq(tags.id, duplicate.id));
  if (into === undefined) await q.update(tags).set({ privateTo: null }).where(eq(tags.id, id));
  else await putInPlaceOf(q, { tag, into, aliasId: null });
  return into?.id ?? id;
}
