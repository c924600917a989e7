import { sql } from 'drizzle-orm';
import type { TagName } from '#core/taxonomy/suggesting/named-tags.ts';
import type { TermStories } from '#core/taxonomy/suggesting/nearest-stories.ts';
import { rareUpTo } from '#core/taxonomy/suggesting/new-names.ts';
import type { TagType } from '#core/taxonomy/tag-types.ts';
import { spacedKey } from '#core/taxonomy/written-key.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { mayHaveDash } from '../../spaced-key.ts';
import { isTagShownTo } from './tag-names.ts';

/* Each of these queries reads a bounded number of index entries, independent of the size of the archive;
   `listTagNames` also reads all names with dashes. `exceptId` is the story in progress, whose public
   version must not be evidence for itself. */

/** The counting limit of stories; a term or a tag with more is frequent. */
const countedAtMost = 300;
/**
 * The number of newest stories examined per term. Measured: with 50 the suggestions are as good as with all.
 */
const newestOfTerm = 50;
/** The number of newest stories examined per tag for its sections and co-occurring tags. */
const newestOfTag = 24;
/** The counting limit of the site's stories; rarity is relative to at most this many. */
const siteCountedAtMost = 10_000;

/**
 * For each term the newest stories with it, and their number. A small number is shown to the writer, so only
 * public stories count. Also the number of all stories.
 */
export async function listTermStories(
  q: Queryable,
  { terms, exceptId }: { terms: readonly string[]; exceptId: string | null },
): Promise<{ stories: TermStories[]; storyCount: number }> {
  const { rows } = await q.execute<{ term: string; seen: number; ids: string[] }>(sql`
    select asked.term, visible.seen, found.ids
    from unnest(${sql.param([...terms])}::text[]) asked (term)
    cross join lateral (
      select count(*)::int as seen,
        (array_agg(article_id order by published_at desc, article_id desc))[1:${sql.raw(String(newestOfTerm))}] as ids
      from (select h.article_id, h.published_at from headline_terms h
        where h.term = asked.term and h.article_id is distinct from ${exceptId}::uuid
        order by h.published_at desc, h.article_id desc limit ${countedAtMost}) newest) found
    cross join lateral (
      select case when found.seen > ${rareUpTo} then found.seen
        else (select count(*)::int from public_now p where p.id = any(found.ids)) end as seen) visible
    where visible.seen > 0`);
  const counted = await q.execute<{ count: number }>(sql`
    select count(*)::int as count from (select 1 from search_docs limit ${siteCountedAtMost}) site`);
  return { stories: rows, storyCount: counted.rows[0]?.count ?? 0 };
}

/** The tags of the public stories among these, without retired ones. */
export async function listTagsOfStories(
  q: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await q.execute<{ id: string; tag_ids: string[] }>(sql`
    select p.id, array_agg(at.tag_id) as tag_ids
    from public_articles p join article_tags at on at.article_id = p.id
    where p.id = any(${sql.param([...ids])}::uuid[]) group by p.id`);
  return new Map(rows.map((row) => [row.id, row.tag_ids]));
}

/** The current ids of these tags, without duplicates. */
export async function listCurrentTagIds(q: Queryable, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await q.execute<{ id: string }>(sql`
    select distinct coalesce(merged_into, id) as id from tags where id = any(${sql.param([...ids])}::uuid[])`);
  return rows.map(({ id }) => id);
}

/** The tags that the person finds with a name or alias of one of these keys (`spacedKey`). */
export async function listTagNames(
  q: Queryable,
  { keys, viewerId }: { keys: readonly string[]; viewerId: string },
): Promise<TagName[]> {
  if (keys.length === 0) return [];
  const [found, dashed] = await Promise.all([
    listNamesOfKeys(q, keys, viewerId),
    listDashedNames(q, viewerId),
  ]);
  const asked = new Set(keys);
  return [...found, ...dashed.filter(({ key }) => asked.has(key))];
}

async function listNamesOfKeys(q: Queryable, keys: readonly string[], viewerId: string): Promise<TagName[]> {
  const { rows } = await q.execute<TagName>(sql`
    with asked as (select ${sql.param([...keys])}::text[] as keys)
    select t.id as "tagId", t.type, t.fold as key, t.name from tags t, asked
    where t.fold = any(asked.keys) and t.merged_into is null and t.retired_at is null and ${isTagShownTo(viewerId)}
    union all
    select al.tag_id, t.type, al.fold, al.name from tag_aliases al join tags t on t.id = al.tag_id, asked
    where al.fold = any(asked.keys) and t.retired_at is null and ${isTagShownTo(viewerId)}`);
  return rows;
}

/**
 * Names with a dash are few, and the index has them only with it: all are read. Retired tags have no aliases.
 */
async function listDashedNames(q: Queryable, viewerId: string): Promise<TagName[]> {
  const { rows } = await q.execute<TagName>(sql`
    select t.id as "tagId", t.type, t.fold as key, t.name from tags t
    where ${mayHaveDash(sql`t.fold`)} and t.merged_into is null and t.retired_at is null and ${isTagShownTo(viewerId)}
    union all select al.tag_id, t.type, al.fold, al.name from tag_aliases al join tags t on t.id = al.tag_id
    where ${mayHaveDash(sql`al.fold`)} and ${isTagShownTo(viewerId)}`);
  return rows.map((row) => ({ ...row, key: spacedKey(row.key) }));
}

/** The statistics of a tag in the archive. */
export type TagStatistics = {
  readonly id: string;
  readonly name: string;
  readonly type: TagType;
  readonly slug: string;
  /** Stories with it, up to 300. */
  readonly used: number;
  /** Of its newest public stories: the number examined, the number in the section, and their ids. */
  readonly seen: number;
  readonly inSection: number;
  readonly storyIds: readonly string[];
  readonly daysAway: number | null;
};

/** The statistics of these tags relative to a story's section and time. */
export async function listTagStatistics(
  q: Queryable,
  {
    tagIds,
    sectionId,
    at,
    exceptId,
  }: { tagIds: readonly string[]; sectionId: string | null; at: Date; exceptId: string | null },
): Promise<TagStatistics[]> {
  if (tagIds.length === 0) return [];
  const { rows } = await q.execute<TagStatistics>(sql`
    select t.id, t.name, t.type, t.slug, used.count as used, newest.seen, newest."inSection",
      coalesce(newest."storyIds", '{}') as "storyIds", newest."daysAway"
    from tags t
    cross join lateral (
      select count(*)::int as count from (
        select 1 from article_tags a where a.tag_id = t.id and a.article_id is distinct from ${exceptId}::uuid
        limit ${countedAtMost}) counted) used
    cross join lateral (
      select count(*)::int as seen, count(*) filter (where p.section_id = ${sectionId}::uuid)::int as "inSection",
        array_agg(p.id) as "storyIds",
        min(abs(extract(epoch from p.published_at - ${at.toISOString()}::timestamptz)) / 86400)::float8 as "daysAway"
      from (select a.article_id from article_tags a
        where a.tag_id = t.id and a.article_id is distinct from ${exceptId}::uuid
        order by a.published_at desc, a.article_id desc limit ${newestOfTag}) n
      join public_articles p on p.id = n.article_id) newest
    where t.id = any(${sql.param([...tagIds])}::uuid[]) and t.merged_into is null and t.retired_at is null`);
  return rows;
}

/** Replaces a story's terms. */
export async function putHeadlineTerms(
  tx: Transaction,
  { articleId, publishedAt, terms }: { articleId: string; publishedAt: Date; terms: readonly string[] },
): Promise<void> {
  await tx.execute(sql`
    insert into headline_terms (term, published_at, article_id)
    select term, ${publishedAt.toISOString()}::timestamptz, ${articleId}::uuid
    from unnest(${sql.param([...terms])}::text[]) each (term)`);
}

/** Deletes the terms of all but the newest `keep` stories; returns the number of rows. */
export async function forgetOldTerms(q: Queryable, keep: number): Promise<number> {
  const { rowCount } = await q.execute(sql`
    delete from headline_terms where published_at < (
      select a.published_at from articles a where a.public_state in ('live', 'scheduled')
      order by a.published_at desc, a.id desc offset ${keep} limit 1)`);
  return rowCount ?? 0;
}
