import { type SQL, sql } from 'drizzle-orm';
import type { Locale } from '#core/i18n/locales.ts';
import type { StoryFeatures } from '#core/related/score-relative.ts';
import { searchTerms } from '#core/related/search-terms.ts';
import type { StoryVector } from '#core/related/story-vector.ts';
import { vectorOfBytes } from '#core/related/vector-bytes.ts';
import { TAG_TYPE_WEIGHTS, tagDays } from '#core/related/weights.ts';
import type { TagType } from '#core/taxonomy/tag-types.ts';
import type { Queryable } from '../client.ts';
import { fading } from './fading.ts';

/** A tag as the choice of related stories weighs it. */
export type RelatedTag = { readonly id: string; readonly type: TagType; readonly idf: number };

/** What was published since the last count is counted so far. */
const countedAtMost = 200;
/** Of each tag, the stories nearest in time: before the one that is read, and after it. */
const olderOfTag = 200;
const newerOfTag = 100;
/** Of its section, likewise. */
const olderOfSection = 20;
const newerOfSection = 5;
/** What is looked at closely, by tags and by words. */
const mostByTags = 40;
const mostByWords = 40;
/** Of a term that turns out to be commoner than it was when it was counted, and of all terms together. */
const mostFound = 2_000;
const mostRead = 5_000;
/** The newest of an event line. */
const mostOfEvent = 30;

/**
 * The tags, or those that stand for them since they were merged, with the inverse frequency of each: ln(live stories /
 * stories with the tag), at least 0.
 */
export async function weighTags(q: Queryable, tagIds: readonly string[]): Promise<RelatedTag[]> {
  return tagIds.length === 0 ? [] : weigh(q, sql`${sql.param([...tagIds])}::uuid[]`);
}

/** The tags that readers are shown with a story, likewise. */
export async function weighTagsOf(q: Queryable, articleId: string): Promise<RelatedTag[]> {
  return weigh(q, sql`array(select tag_id from article_tags where article_id = ${articleId}::uuid)`);
}

async function weigh(q: Queryable, tagIds: SQL): Promise<RelatedTag[]> {
  const { rows } = await q.execute<RelatedTag>(sql`
    select distinct t.id, t.type, greatest(0, ln(greatest(site.count, 1)::float8 / greatest(t.story_count, used.count, 1)))::float8 as idf
    from tags named join tags t on t.id = coalesce(named.merged_into, named.id)
    cross join lateral (select count(*) from (select 1 from article_tags o where o.tag_id = t.id limit ${countedAtMost}) x) used
    cross join (select greatest((select story_count from related_statistics),
      (select count(*) from (select 1 from related_docs limit ${countedAtMost}) x)) as count) site
    where named.id = any(${tagIds}) order by t.id`);
  return rows;
}

/**
 * The stories with the strongest tags in common: of each tag those nearest in time on both sides, each worth the tag's
 * type and inverse frequency, fading with time as the score has it; then counted together.
 */
export async function listTagNeighbourIds(
  q: Queryable,
  {
    articleId,
    publishedAt,
    tags,
  }: { articleId: string | null; publishedAt: Date; tags: readonly RelatedTag[] },
): Promise<string[]> {
  if (tags.length === 0) return [];
  const at = sql`${publishedAt.toISOString()}::timestamptz`;
  const age = sql`abs(extract(epoch from near.published_at - ${at}))::float8 / ${tagDays * 86_400}::float8`;
  const { rows } = await q.execute<{ id: string }>(sql`
    select near.article_id as id
    from unnest(${sql.param(tags.map((tag) => tag.id))}::uuid[],
      ${sql.param(tags.map(({ type, idf }) => TAG_TYPE_WEIGHTS[type] * idf + 0.01))}::float8[]) as tag (id, weight)
    cross join lateral (
      (select article_id, published_at from article_tags o where o.tag_id = tag.id and o.published_at <= ${at}
        order by published_at desc, article_id desc limit ${olderOfTag})
      union all
      (select article_id, published_at from article_tags o where o.tag_id = tag.id and o.published_at > ${at}
        order by published_at, article_id limit ${newerOfTag})
    ) near
    where near.article_id is distinct from ${articleId}::uuid
    group by near.article_id, near.published_at
    order by sum(tag.weight) * ${fading(age)} desc,
      near.article_id
    limit ${mostByTags}`);
  return rows.map(({ id }) => id);
}

/** The stories of a section nearest in time, before a story and after it: what the day was about. */
export async function listSectionNeighbourIds(
  q: Queryable,
  { articleId, sectionId, publishedAt }: { articleId: string | null; sectionId: string; publishedAt: Date },
): Promise<string[]> {
  const at = sql`${publishedAt.toISOString()}::timestamptz`;
  const { rows } = await q.execute<{ id: string }>(sql`
    select near.id from (
      (select a.id from articles a where a.section_id = ${sectionId}::uuid and a.public_state in ('live', 'scheduled')
        and a.published_at <= ${at} order by a.published_at desc, a.id desc limit ${olderOfSection})
      union all
      (select a.id from articles a where a.section_id = ${sectionId}::uuid and a.public_state in ('live', 'scheduled')
        and a.published_at > ${at} order by a.published_at, a.id limit ${newerOfSection})
    ) near where near.id is distinct from ${articleId}::uuid`);
  return rows.map(({ id }) => id);
}

/** The newest stories of an event line, without one of them. */
export async function listEventIds(
  q: Queryable,
  { tagIds, exceptId }: { tagIds: readonly string[]; exceptId: string | null },
): Promise<string[]> {
  if (tagIds.length === 0) return [];
  const { rows } = await q.execute<{ id: string }>(sql`
    select near.article_id as id
    from unnest(${sql.param([...tagIds])}::uuid[]) as tag (id)
    cross join lateral (
      select article_id, published_at from article_tags at where at.tag_id = tag.id
      order by published_at desc, article_id desc limit ${mostOfEvent}
    ) near
    where near.article_id is distinct from ${exceptId}::uuid
    group by near.article_id, near.published_at
    order by near.published_at desc, near.article_id desc limit ${mostOfEvent}`);
  return rows.map(({ id }) => id);
}

/** How many stories readers had at the last count of terms; 0 before the first. */
export async function countStories(q: Queryable): Promise<number> {
  const { rows } = await q.execute<{ count: number }>(
    sql`select story_count as count from related_statistics`,
  );
  return rows[0]?.count ?? 0;
}

/**
 * The stories nearest by their words, nearest first: those that share the weightiest of the terms that find (decisions
 * 0029 and 0036). How many a term finds is bounded by how rare it is or by a month, and all together by a number, so that
 * the size of the archive does not count.
 */
export async function listTextNeighbourIds(
  q: Queryable,
  {
    articleId,
    vector,
    publishedAt,
    storyCount,
  }: { articleId: string | null; vector: StoryVector; publishedAt: Date; storyCount: number },
): Promise<string[]> {
  const terms = searchTerms(vector, storyCount, publishedAt);
  if (terms.length === 0) return [];
  // Terms are read in their order, so what the bound of all leaves out is found by the lightest.
  const { rows } = await q.execute<{ id: string }>(sql`
    select article_id as id from (
      select near.article_id, term.weight
      from unnest(${sql.param(terms.map(({ key }) => key))}::int[],
        ${sql.param(terms.map(({ weight }) => weight))}::float8[]) as term (key, weight)
      cross join lateral (
        select article_id from related_docs d where d.finding @> array[term.key] limit ${mostFound}
      ) near
      limit ${mostRead}
    ) found
    where article_id is distinct from ${articleId}::uuid
    group by article_id order by sum(weight) desc, article_id limit ${mostByWords}`);
  return rows.map(({ id }) => id);
}

/** A story as the choice weighs it, and the language it is written in. */
export type ReadableStory = StoryFeatures & { readonly locale: Locale; readonly isSponsored: boolean };

/** For whom candidates are read. */
export type RelatedReader = {
  readonly articleId: string | null;
  readonly locale: Locale;
  readonly isSponsored: boolean;
  /** The editor's choice: in whatever language, whatever was refused before. */
  readonly pinnedIds: readonly string[];
};

/**
 * What the choice weighs of each story that readers may see now, of its tags those among `tags`; the others are left out, and where it is said who asks,
 * what may not stand beside that one: what was paid for beside what was not, another language, what an editor refused.
 */
export async function listStoryFeatures(
  q: Queryable,
  { ids, tags, beside }: { ids: readonly string[]; tags: readonly RelatedTag[]; beside?: RelatedReader },
): Promise<ReadableStory[]> {
  if (ids.length === 0) return [];
  const tagOf = new Map(tags.map((tag) => [tag.id, tag]));
  const { rows } = await q.execute<FeatureRow>(sql`
    select p.id, p.locale, p.headline, p.section_id, p.format, encode(d.terms, 'base64') as terms,
      (extract(epoch from p.published_at) * 1000)::float8 as ms,
      array(select at.tag_id from article_tags at
        where at.article_id = p.id and at.tag_id = any(${sql.param([...tagOf.keys()])}::uuid[])) as tag_ids
    from public_articles p left join related_docs d on d.article_id = p.id
    where p.id = any(${sql.param([...new Set(ids)])}::uuid[]) ${beside === undefined ? sql`` : mayStandBeside(beside)}`);
  return rows.map(({ tag_ids, ...row }) => {
    return {
      id: row.id,
      locale: row.locale,
      headline: row.headline,
      sectionId: row.section_id,
      publishedAt: new Date(row.ms),
      isOpinion: row.format === 'opinion',
      isSponsored: row.format === 'sponsored',
      ...tagged(tag_ids.flatMap((id) => tagOf.get(id) ?? [])),
      vector: row.terms === null ? [] : vectorOfBytes(Buffer.from(row.terms, 'base64')),
    };
  });
}

/** The tags of a story, and which of them are event lines. */
export function tagged(tags: readonly RelatedTag[]): Pick<StoryFeatures, 'tags' | 'eventTagIds'> {
  return { tags, eventTagIds: tags.flatMap(({ id, type }) => (type === 'event' ? [id] : [])) };
}

function mayStandBeside({ articleId, locale, isSponsored, pinnedIds }: RelatedReader) {
  return sql`and (p.format = 'sponsored') = ${isSponsored} and (p.id = any(${sql.param([...pinnedIds])}::uuid[]) or (
    p.locale = ${locale} and not exists (select 1 from related_refusals r
      where r.article_id = ${articleId}::uuid and r.refused_id = p.id)))`;
}

type FeatureRow = {
  id: string;
  locale: Locale;
  headline: string;
  section_id: string;
  format: string;
  ms: number;
  /** In base 64: two thirds of what PostgreSQL's own way to send bytes takes, and as much less to read. */
  terms: string | null;
  tag_ids: string[];
};
