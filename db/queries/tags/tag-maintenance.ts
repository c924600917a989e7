import { sql } from 'drizzle-orm';
import { deskFacet } from '#core/articles/desk-lexemes.ts';
import type { NamedTag } from '#core/taxonomy/find-duplicate-tags.ts';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import { keyOfNone } from '#core/taxonomy/tag-key.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { distinctTags } from '../../schema/tags.ts';
import { tagColumns } from './tags.ts';

/** The lexeme of a tag `t` in the documents of the desk's lists. */
const lexemeOfTag = sql`('''' || ${deskFacet.tag('')}::text || t.id || '''')::tsquery`;

/**
 * Unused tags: without public stories, stories at the desk, and children. Created before `before`, because a
 * new tag is going to be used. Oldest first.
 */
export async function listOrphanTags(
  q: Queryable,
  { before, limit }: { before: Date; limit: number },
): Promise<TagItem[]> {
  const { rows } = await q.execute<TagItem>(sql`
    select ${tagColumns} from tags t
    where t.merged_into is null and t.retired_at is null and t.private_to is null and t.story_count = 0
      and t.created_at < ${before.toISOString()}::timestamptz
      and not exists (select 1 from tags below where below.parent_id = t.id and below.merged_into is null
        and below.retired_at is null)
      and not exists (select 1 from article_tags at where at.tag_id = t.id)
      and not exists (select 1 from desk_docs d where d.document @@ ${lexemeOfTag})
    order by t.created_at, t.id limit ${limit}`);
  return rows;
}

/** A Yjs update contains new ids as plain text; updates that a version was cut from are deleted. */
const isBorne = sql`(exists (select 1 from article_tags at where at.tag_id = t.id)
  or exists (select 1 from desk_docs d where d.document @@ ${lexemeOfTag})
  or exists (select 1 from tags own join working_copy_updates u
    on position(convert_to(own.id::text, 'UTF8') in u.update) > 0
    where own.id = t.id or own.merged_into = t.id))`;

/**
 * Whether a story, public or at the desk, has the tag or one merged into it, or got it since its last
 * version.
 */
export async function isTagInUse(q: Queryable, id: string): Promise<boolean> {
  const { rows } = await q.execute<{ used: boolean }>(
    sql`select ${isBorne} as used from tags t where t.id = ${id}::uuid`,
  );
  return rows[0]?.used ?? false;
}

/**
 * Retires private tags created before `before` that no story and no fork uses. Their rows remain, without
 * name and slug, for old versions that use them. Returns their number.
 */
export async function dropUnusedPrivateTags(tx: Transaction, before: Date): Promise<number> {
  const isOld = sql`t.private_to is not null and t.merged_into is null and t.retired_at is null
    and t.created_at < ${before.toISOString()}::timestamptz`;
  // Waits for stories that are being saved with such a tag, and finds them.
  await tx.execute(sql`select from tags t where ${isOld} order by t.id for update`);
  const { rowCount } = await tx.execute(sql`
    update tags t set retired_at = site_now(), fold = ${keyOfNone('')}::text || t.id, slug = t.id::text
    where ${isOld} and not exists (select 1 from tags below where below.parent_id = t.id)
      and not exists (select 1 from article_forks f where position(t.id::text in f.content::text) > 0)
      and not ${isBorne}`);
  return rowCount ?? 0;
}

/** An overused tag, and the number of its children. */
export type OverusedTag = { readonly tag: TagItem; readonly childCount: number };

/** Tags with at least `least` stories, most used first. */
export async function listOverusedTags(
  q: Queryable,
  { least, limit }: { least: number; limit: number },
): Promise<OverusedTag[]> {
  const { rows } = await q.execute<TagItem & { childCount: number }>(sql`
    select ${tagColumns},
      (select count(*)::int from tags below where below.parent_id = t.id and below.merged_into is null
        and below.retired_at is null) as "childCount"
    from tags t
    where t.merged_into is null and t.retired_at is null and t.story_count >= ${least}
    order by t.story_count desc, t.id limit ${limit}`);
  return rows.map(({ childCount, ...tag }) => ({ tag, childCount }));
}

/** The number of public stories with tags, up to `most`. */
export async function countSearchableStories(q: Queryable, most: number): Promise<number> {
  const { rows } = await q.execute<{ count: number }>(
    sql`select count(*)::int as count from (select 1 from search_docs limit ${most}) site`,
  );
  return rows[0]?.count ?? 0;
}

/** Every name of every tag, for duplicate detection; at most `limit`, most used tags first. */
export async function listAllTagNames(q: Queryable, limit: number): Promise<NamedTag[]> {
  const { rows } = await q.execute<NamedTag>(sql`
    with kept as (
      select id, type, name, story_count from tags where merged_into is null and retired_at is null and private_to is null
      order by story_count desc, id limit ${limit})
    select id, type, name from kept
    union all select k.id, k.type, al.name from kept k join tag_aliases al on al.tag_id = k.id`);
  return rows;
}

/** The pairs that an editor marked as different, as `smaller id,larger id`. */
export async function listDistinctTags(q: Queryable): Promise<ReadonlySet<string>> {
  const rows = await q.select({ a: distinctTags.tagId, b: distinctTags.otherId }).from(distinctTags);
  return new Set(rows.map(({ a, b }) => `${a},${b}`));
}

/** Marks two tags as different; false if they are already. */
export async function putDistinctTags(
  tx: Transaction,
  row: typeof distinctTags.$inferInsert,
): Promise<boolean> {
  const rows = await tx
    .insert(distinctTags)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: distinctTags.tagId });
  return rows.length === 1;
}

/** These tags, unordered. */
export async function listTagsByIds(q: Queryable, ids: readonly string[]): Promise<TagItem[]> {
  if (ids.length === 0) return [];
  const { rows } = await q.execute<TagItem>(sql`
    select ${tagColumns} from tags t
    where t.id = any(${sql.param([...ids])}::uuid[]) and t.merged_into is null and t.retired_at is null`);
  return rows;
}
