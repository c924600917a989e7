import { eq, inArray, sql } from 'drizzle-orm';
import { tagUrl } from '#core/urls.ts';
import type { Queryable } from '../client.ts';
import { tagAliases, tags } from '../schema/tags.ts';

/** The tag that already bears one of these keys as name or alias, with the key; or null. */
export async function findTagByKeys(
  q: Queryable,
  keys: readonly string[],
): Promise<{ id: string; name: string; key: string } | null> {
  if (keys.length === 0) return null;
  const [named] = await q
    .select({ id: tags.id, name: tags.name, key: tags.fold })
    .from(tags)
    .where(inArray(tags.fold, [...keys]))
    .limit(1);
  if (named) return named;
  const [aliased] = await q
    .select({ id: tags.id, name: tags.name, key: tagAliases.fold })
    .from(tagAliases)
    .innerJoin(tags, eq(tags.id, tagAliases.tagId))
    .where(inArray(tagAliases.fold, [...keys]))
    .limit(1);
  return aliased ?? null;
}

/**
 * Whether the slug is another tag's than the one under `own`, or was: where another's old address leads on from, nobody else may
 * come to stand.
 */
export async function isTagSlugTaken(
  q: Queryable,
  { slug, own }: { slug: string; own: string | null },
): Promise<boolean> {
  const { rows } = await q.execute<{ taken: boolean }>(sql`
    select exists (select 1 from tags where slug = ${slug} and slug is distinct from ${own})
      or exists (select 1 from redirects
        where path = ${tagUrl(slug)} and target is distinct from ${own === null ? null : tagUrl(own)}) as taken`);
  return rows[0]?.taken ?? false;
}
