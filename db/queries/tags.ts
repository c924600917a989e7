import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import { keyOfNone } from '#core/taxonomy/tag-key.ts';
import type { Queryable, Transaction } from '../client.ts';
import { keyMoments } from '../schema/key-moments.ts';
import { articleTags } from '../schema/public-projections.ts';
import { tagAliases, tags } from '../schema/tags.ts';
import { findByTagToo } from './find-by-tag-too.ts';
import { isTagShownTo } from './tag-names.ts';

export type TagRow = typeof tags.$inferSelect;

/** A tag `t` as a `TagItem`. */
export const tagColumns = sql`t.id, t.name, t.type, t.slug, t.description, t.media_topic as "mediaTopic",
  coalesce((select json_agg(al.name order by al.name) from tag_aliases al where al.tag_id = t.id), '[]') as aliases,
  (select json_build_object('id', up.id, 'name', up.name) from tags up where up.id = t.parent_id) as parent,
  (select json_build_object('id', pm.id, 'width', pm.width, 'height', pm.height, 'widths', pm.rendition_widths,
    'focalX', pm.focal_x, 'focalY', pm.focal_y, 'blurColor', pm.blur_color)
    from media pm where pm.id = t.picture_id) as picture,
  t.story_count as "storyCount"`;

/** The tags that a person finds in the order of their names' keys and names, behind `after` where that is given, at most `limit`. */
export async function listTagsInOrder(
  q: Queryable,
  {
    viewerId,
    after,
    limit,
  }: { viewerId: string; after: { readonly key: string; readonly name: string } | null; limit: number },
): Promise<(TagItem & { readonly key: string })[]> {
  const { rows } = await q.execute<TagItem & { key: string }>(sql`
    select ${tagColumns}, t.fold as key from tags t
    where t.merged_into is null and t.retired_at is null and ${isTagShownTo(viewerId)}
      and ${after === null ? sql`true` : sql`(t.fold, t.name) > (${after.key}, ${after.name})`}
    order by t.fold, t.name limit ${limit}`);
  return rows;
}

/** The tag as far as the person finds it, or null. */
export async function findTag(q: Queryable, id: string, viewerId: string): Promise<TagItem | null> {
  const { rows } = await q.execute<TagItem>(
    sql`select ${tagColumns} from tags t where t.id = ${id}::uuid and t.merged_into is null and t.retired_at is null
      and ${isTagShownTo(viewerId)}`,
  );
  return rows[0] ?? null;
}

const tagTreeLock = 718_202_302;

/**
 * Who changes which tags there are, their names or their places does so alone until the transaction ends: what was asked of all
 * of them goes on being so. To be taken before any row; publications don't wait for it.
 */
export async function lockTagTree(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${tagTreeLock})`);
}

/** The tag's row as far as the person finds it, locked until the transaction ends, or null. */
export async function findTagForUpdate(
  tx: Transaction,
  id: string,
  viewerId: string,
): Promise<TagRow | null> {
  const [row] = await lockTags(tx, [id], viewerId);
  return row ?? null;
}

/** The row of a tag that the desk has no more, locked until the transaction ends, or null. */
export async function findRetiredTagForUpdate(tx: Transaction, id: string): Promise<TagRow | null> {
  const [row] = await tx
    .select()
    .from(tags)
    .where(and(eq(tags.id, id), isNotNull(tags.retiredAt), isNull(tags.privateTo)))
    .for('update');
  return row ?? null;
}

/** Nothing belongs to the tag any more. */
export async function freeChildren(tx: Transaction, id: string): Promise<void> {
  await tx.update(tags).set({ parentId: null }).where(eq(tags.parentId, id));
}

/** The rows of those of these tags that the person finds, locked until the transaction ends in the order in which everybody locks them. */
export async function lockTags(tx: Transaction, ids: readonly string[], viewerId: string): Promise<TagRow[]> {
  return tx
    .select()
    .from(tags)
    .where(
      and(
        ...[inArray(tags.id, [...ids]), isNull(tags.mergedInto), isNull(tags.retiredAt)],
        or(isNull(tags.privateTo), eq(tags.privateTo, viewerId)),
      ),
    )
    .orderBy(asc(tags.id))
    .for('update');
}

/**
 * Puts one tag in the place of another: aliases, tags below it, what was merged into it before, and readers' lists; where it
 * stood below the other, it comes to stand where that stood. Without an `aliasId` the name is no alias: the other has it. The other's row stays, because versions name it and its slug
 * must not become somebody else's.
 */
export async function putInPlaceOf(
  tx: Queryable,
  { tag, into, aliasId }: { tag: TagRow; into: TagRow; aliasId: string | null },
): Promise<void> {
  await tx.update(tagAliases).set({ tagId: into.id }).where(eq(tagAliases.tagId, tag.id));
  // Its name is free to be an alias.
  await tx
    .update(tags)
    .set({ mergedInto: into.id, fold: keyOfNone(tag.id), storyCount: 0, privateTo: null })
    .where(eq(tags.id, tag.id));
  // A tag that everybody finds was merged into a draft's own: everybody finds that one then.
  if (tag.privateTo === null) await tx.update(tags).set({ privateTo: null }).where(eq(tags.id, into.id));
  if (aliasId !== null)
    await insertTagAliases(tx, [{ id: aliasId, tagId: into.id, name: tag.name, fold: tag.fold }]);
  await tx.update(tags).set({ mergedInto: into.id }).where(eq(tags.mergedInto, tag.id));
  // What stood below the other takes its place first: nothing may come to stand below itself.
  if ((await listTagsAbove(tx, into.id)).includes(tag.id))
    await updateTag(tx, into.id, { parentId: tag.parentId });
  await tx.update(tags).set({ parentId: into.id }).where(eq(tags.parentId, tag.id));
  await tx.execute(sql`
    insert into key_moments (tag_id, article_id, label, marked_by, marked_at)
    select ${into.id}::uuid, article_id, label, marked_by, marked_at from key_moments where tag_id = ${tag.id}::uuid
    on conflict do nothing`);
  await tx.delete(keyMoments).where(eq(keyMoments.tagId, tag.id));
  await tx.execute(sql`
    insert into article_tags (article_id, tag_id, published_at)
    select article_id, ${into.id}::uuid, published_at from article_tags where tag_id = ${tag.id}::uuid
    on conflict do nothing`);
  await tx.execute(sql`
    update search_docs
    set tag_ids = case when tag_ids is not null
      then array_append(array_remove(array_remove(tag_ids, ${tag.id}::uuid), ${into.id}::uuid), ${into.id}::uuid) end
    where article_id in (select article_id from article_tags where tag_id = ${tag.id}::uuid)`);
  await tx.delete(articleTags).where(eq(articleTags.tagId, tag.id));
  await findByTagToo(tx, { tagId: tag.id, besides: into.id });
}

/** Counts anew how many stories that readers can see bear each tag, or these tags; writes only what has changed. */
export async function recountTagStories(q: Queryable, ids?: readonly string[]): Promise<void> {
  const some = ids === undefined ? sql`true` : sql`t.id = any(${sql.param([...ids])}::uuid[])`;
  await q.execute(sql`
    update tags t set story_count = counted.stories
    from (
      select t.id, count(p.id)::int as stories
      from tags t
      left join article_tags at on at.tag_id = t.id
      left join public_articles p on p.id = at.article_id
      where ${some} group by t.id) counted
    where counted.id = t.id and t.story_count <> counted.stories`);
}

/** Adds a tag. */
export async function insertTag(tx: Transaction, row: typeof tags.$inferInsert): Promise<void> {
  await tx.insert(tags).values(row);
}

/** Adds other names; one that is there already stays as it is. */
export async function insertTagAliases(
  tx: Queryable,
  rows: readonly (typeof tagAliases.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) {
    await tx
      .insert(tagAliases)
      .values([...rows])
      .onConflictDoNothing({ target: [tagAliases.fold, tagAliases.name] });
  }
}

/** Removes every alias of a tag. */
export async function deleteTagAliases(tx: Transaction, tagId: string): Promise<void> {
  await tx.delete(tagAliases).where(eq(tagAliases.tagId, tagId));
}

/** Removes those aliases of a tag that are spelled so. */
export async function deleteTagAliasesNamed(
  tx: Transaction,
  { tagId, names }: { tagId: string; names: readonly string[] },
): Promise<void> {
  if (names.length === 0) return;
  const isNamed = sql`${tagAliases.name} = any(${sql.param([...names])}::text[])`;
  await tx.delete(tagAliases).where(and(eq(tagAliases.tagId, tagId), isNamed));
}

/** The tags whose page shows a picture, by id. */
export async function listTagsShowing(q: Queryable, mediaId: string): Promise<string[]> {
  const rows = await q.select({ id: tags.id }).from(tags).where(eq(tags.pictureId, mediaId));
  return rows.map((row) => row.id);
}

/** The tags above a tag, however many. */
export async function listTagsAbove(q: Queryable, id: string): Promise<string[]> {
  // What was met already is not followed again, so that a circle ends.
  const { rows } = await q.execute<{ id: string }>(sql`
    with recursive above (id, parent_id) as (
      select id, parent_id from tags where id = ${id}::uuid
      union select t.id, t.parent_id from above join tags t on t.id = above.parent_id)
    select id from above where id <> ${id}::uuid`);
  return rows.map((row) => row.id);
}

/** Changes columns of a tag. */
export async function updateTag(
  tx: Queryable,
  id: string,
  changes: Partial<
    Pick<
      TagRow,
      | 'name'
      | 'fold'
      | 'slug'
      | 'type'
      | 'description'
      | 'parentId'
      | 'pictureId'
      | 'mediaTopic'
      | 'retiredAt'
    >
  >,
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
