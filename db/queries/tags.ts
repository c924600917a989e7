import { eq, inArray, sql } from 'drizzle-orm';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import type { Queryable, Transaction } from '../client.ts';
import { articleTags } from '../schema/public-projections.ts';
import { tagAliases, tags } from '../schema/tags.ts';

export type TagRow = typeof tags.$inferSelect;

const tagColumns = sql`t.id, t.name, t.type, t.slug, t.description,
  coalesce((select json_agg(al.name order by al.name) from tag_aliases al where al.tag_id = t.id), '[]') as aliases,
  (select count(*)::int from article_tags at join public_articles p on p.id = at.article_id where at.tag_id = t.id)
    as "storyCount"`;

/**
 * The tags that a name in part may mean, at most `limit`: a whole name first, then those that begin with it,
 * that have a word beginning with it, that contain it; aliases count as names. `key` is a `tagKey`.
 */
export async function listTagsMatching(
  q: Queryable,
  { key, limit }: { key: string; limit: number },
): Promise<TagItem[]> {
  const part = key.replace(/[\\%_]/g, '\\$&');
  const { rows } = await q.execute<TagItem>(sql`
    with names as (
      select id as tag_id, fold from tags union all select tag_id, fold from tag_aliases
    ), found as (
      select tag_id, min(case
        when fold = ${key} then 0
        when fold like ${`${part}%`} then 1
        when fold like ${`% ${part}%`} then 2
        else 3 end) as rank
      from names where fold like ${`%${part}%`} group by tag_id
      order by rank, tag_id limit 200
    )
    select ${tagColumns} from found join tags t on t.id = found.tag_id
    order by found.rank, "storyCount" desc, t.name, t.id limit ${limit}`);
  return rows;
}

/** All tags in the order of their names' keys, after `afterKey` where that is given, at most `limit`. */
export async function listTagsInOrder(
  q: Queryable,
  { afterKey, limit }: { afterKey: string | null; limit: number },
): Promise<(TagItem & { readonly key: string })[]> {
  const { rows } = await q.execute<TagItem & { key: string }>(sql`
    select ${tagColumns}, t.fold as key from tags t
    where ${afterKey === null ? sql`true` : sql`t.fold > ${afterKey}`}
    order by t.fold limit ${limit}`);
  return rows;
}

/** The tag, or null. */
export async function findTag(q: Queryable, id: string): Promise<TagItem | null> {
  const { rows } = await q.execute<TagItem>(sql`select ${tagColumns} from tags t where t.id = ${id}::uuid`);
  return rows[0] ?? null;
}

/** The tag's row, locked until the transaction ends, or null. */
export async function findTagForUpdate(tx: Transaction, id: string): Promise<TagRow | null> {
  const [row] = await tx.select().from(tags).where(eq(tags.id, id)).for('update');
  return row ?? null;
}

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

/** Whether a tag has this slug. */
export async function isTagSlugTaken(q: Queryable, slug: string): Promise<boolean> {
  const rows = await q.select({ id: tags.id }).from(tags).where(eq(tags.slug, slug));
  return rows.length > 0;
}

/** Adds a tag; false where another came first with the same key or slug. */
export async function insertTag(tx: Transaction, row: typeof tags.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(tags).values(row).onConflictDoNothing().returning({ id: tags.id });
  return rows.length === 1;
}

/** Adds other names; one that is there already stays as it is. */
export async function insertTagAliases(
  tx: Transaction,
  rows: readonly (typeof tagAliases.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) {
    await tx
      .insert(tagAliases)
      .values([...rows])
      .onConflictDoNothing({ target: tagAliases.fold });
  }
}

/** Removes every alias of a tag. */
export async function deleteTagAliases(tx: Transaction, tagId: string): Promise<void> {
  await tx.delete(tagAliases).where(eq(tagAliases.tagId, tagId));
}

/** Changes columns of a tag. */
export async function updateTag(
  tx: Transaction,
  id: string,
  changes: Partial<Pick<TagRow, 'name' | 'fold' | 'slug' | 'type' | 'description'>>,
): Promise<void> {
  if (Object.keys(changes).length > 0) await tx.update(tags).set(changes).where(eq(tags.id, id));
}

/** The stories whose public version bears the tag, by id. */
export async function listArticlesTagged(q: Queryable, tagId: string): Promise<string[]> {
  const rows = await q
    .select({ articleId: articleTags.articleId })
    .from(articleTags)
    .where(eq(articleTags.tagId, tagId));
  return rows.map((row) => row.articleId);
}
