import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { deskFacet } from '#core/articles/desk-lexemes.ts';
import { quotedLexeme } from '#core/search/lexeme.ts';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import { keyOfNone } from '#core/taxonomy/tag-key.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { deskDocs } from '../../schema/desk-docs.ts';
import { deskTexts } from '../../schema/desk-texts.ts';
import { keyMoments } from '../../schema/key-moments.ts';
import { articleTags } from '../../schema/public-projections.ts';
import { tagAliases, tags } from '../../schema/tags.ts';
import { isTagShownTo } from './tag-names.ts';

export type TagRow = typeof tags.$inferSelect;

/** A tag `t` as a `TagItem`. */
export const tagColumns = sql`t.id, t.name, t.type, t.slug, t.description, t.media_topic as "mediaTopic",
  coalesce((select json_agg(al.name order by al.name) from tag_aliases al where al.tag_id = t.id), '[]') as aliases,
  (select json_build_object('id', up.id, 'name', up.name) from tags up where up.id = t.parent_id) as parent,
  (select json_build_object('id', pm.id, 'width', pm.width, 'height', pm.height, 'widths', pm.rendition_widths,
    'avifWidths', pm.avif_widths, 'focalX', pm.focal_x, 'focalY', pm.focal_y, 'blurColor', pm.blur_color)
    from media pm where pm.id = t.picture_id) as picture,
  t.story_count as "storyCount"`;

/** The tags that a person finds by key and name, after `after` if set, at most `limit`. */
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

/** The tag if the person finds it, or null. */
export async function findTag(q: Queryable, id: string, viewerId: string): Promise<TagItem | null> {
  const { rows } = await q.execute<TagItem>(
    sql`select ${tagColumns} from tags t where t.id = ${id}::uuid and t.merged_into is null and t.retired_at is null
      and ${isTagShownTo(viewerId)}`,
  );
  return rows[0] ?? null;
}

const tagTreeLock = 718_202_302;

/**
 * Serialises changes to the set of tags, their names and their places until the transaction ends, so that
 * checks over all tags stay valid. Take it before any row lock; publications do not wait for it.
 */
export async function lockTagTree(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${tagTreeLock})`);
}

/** The tag's row if the person finds it, locked until the transaction ends, or null. */
export async function findTagForUpdate(
  tx: Transaction,
  id: string,
  viewerId: string,
): Promise<TagRow | null> {
  const [row] = await lockTags(tx, [id], viewerId);
  return row ?? null;
}

/** The row of a retired tag, locked until the transaction ends, or null. */
export async function findRetiredTagForUpdate(tx: Transaction, id: string): Promise<TagRow | null> {
  const [row] = await tx
    .select()
    .from(tags)
    .where(and(eq(tags.id, id), isNotNull(tags.retiredAt), isNull(tags.privateTo)))
    .for('update');
  return row ?? null;
}

/** Removes the tag as a parent. */
export async function freeChildren(tx: Transaction, id: string): Promise<void> {
  await tx.update(tags).set({ parentId: null }).where(eq(tags.parentId, id));
}

/**
 * The rows of those tags among these that the person finds, locked in a fixed order until the transaction
 * ends.
 */
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
 * Merges one tag into another: aliases, children, earlier merges, and public lists. If the remaining tag was
 * a descendant, it takes the other's place. Without an `aliasId` the name does not become an alias, because
 * the remaining tag has it. The merged tag's row remains, because versions refer to it and its slug must stay
 * reserved.
 */
export async function putInPlaceOf(
  tx: Queryable,
  { tag, into, aliasId }: { tag: TagRow; into: TagRow; aliasId: string | null },
): Promise<void> {
  await tx.update(tagAliases).set({ tagId: into.id }).where(eq(tagAliases.tagId, tag.id));
  // Frees its name for the alias.
  await tx
    .update(tags)
    .set({ mergedInto: into.id, fold: keyOfNone(tag.id), storyCount: 0, privateTo: null })
    .where(eq(tags.id, tag.id));
  // If a public tag was merged into a private one, that becomes public.
  if (tag.privateTo === null) await tx.update(tags).set({ privateTo: null }).where(eq(tags.id, into.id));
  if (aliasId !== null)
    await insertTagAliases(tx, [{ id: aliasId, tagId: into.id, name: tag.name, fold: tag.fold }]);
  await tx.update(tags).set({ mergedInto: into.id }).where(eq(tags.mergedInto, tag.id));
  // A descendant is moved up first, so that no tag becomes its own ancestor.
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
  await addTagFacet(tx, { tagId: tag.id, besides: into.id });
}

/** Recounts the public stories of all tags, or of these; writes only changes. */
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

/** Inserts a tag. */
export async function insertTag(tx: Transaction, row: typeof tags.$inferInsert): Promise<void> {
  await tx.insert(tags).values(row);
}

/** Inserts aliases; existing ones stay. */
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

/** Deletes every alias of a tag. */
export async function deleteTagAliases(tx: Transaction, tagId: string): Promise<void> {
  await tx.delete(tagAliases).where(eq(tagAliases.tagId, tagId));
}

/** Deletes the aliases of a tag with these spellings. */
export async function deleteTagAliasesNamed(
  tx: Transaction,
  { tagId, names }: { tagId: string; names: readonly string[] },
): Promise<void> {
  if (names.length === 0) return;
  const isNamed = sql`${tagAliases.name} = any(${sql.param([...names])}::text[])`;
  await tx.delete(tagAliases).where(and(eq(tagAliases.tagId, tagId), isNamed));
}

/** The tags with this picture on their page, by id. */
export async function listTagsShowing(q: Queryable, mediaId: string): Promise<string[]> {
  const rows = await q.select({ id: tags.id }).from(tags).where(eq(tags.pictureId, mediaId));
  return rows.map((row) => row.id);
}

/** The ancestors of a tag, at any depth. */
export async function listTagsAbove(q: Queryable, id: string): Promise<string[]> {
  // Visited tags are not followed again, so that a cycle ends.
  const { rows } = await q.execute<{ id: string }>(sql`
    with recursive above (id, parent_id) as (
      select id, parent_id from tags where id = ${id}::uuid
      union select t.id, t.parent_id from above join tags t on t.id = above.parent_id)
    select id from above where id <> ${id}::uuid`);
  return rows.map((row) => row.id);
}

/** Updates a tag. */
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

/** The stories whose public version has the tag, by id. */
export async function listArticlesTagged(q: Queryable, tagId: string): Promise<string[]> {
  const rows = await q
    .select({ articleId: articleTags.articleId })
    .from(articleTags)
    .where(eq(articleTags.tagId, tagId));
  return rows.map((row) => row.articleId);
}

/** Indexes stories under one more tag, if they are indexed under another one. */
async function addTagFacet(
  q: Queryable,
  { tagId, besides }: { tagId: string; besides: string },
): Promise<void> {
  const wanted = quotedLexeme(deskFacet.tag(tagId));
  for (const docs of [deskDocs, deskTexts]) {
    await q
      .update(docs)
      .set({ document: sql`${docs.document} || ${quotedLexeme(deskFacet.tag(besides))}::tsvector` })
      .where(sql`${docs.document} @@ ${wanted}::tsquery`);
  }
}
