import { sql } from 'drizzle-orm';
import { bodyText } from '#core/document/body-text.ts';
import { readerBody } from '#core/document/public-body.ts';
import type { StoredBody } from '#core/document/upgrade-steps.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { StoryFeatures } from '#core/related/score-relative.ts';
import { type TermStatistics, weightedTerms } from '#core/related/weighted-terms.ts';
import type { TagType } from '#core/taxonomy/tag-types.ts';
import type { Queryable } from '../client.ts';

/** A tag as the choice of related stories weighs it. */
export type RelatedTag = { readonly id: string; readonly type: TagType; readonly idf: number };

/** Counting stops here: a tag or a site with more is common or large enough. */
const countedAtMost = 10_000;

/** The tags of a story with the inverse frequency of each: ln(live stories / stories with the tag), at least 0. */
export async function listWeighedTags(q: Queryable, articleId: string): Promise<RelatedTag[]> {
  const { rows } = await q.execute<RelatedTag>(sql`
    select t.id, t.type, greatest(0, ln(greatest(site.count, 1)::float8 / greatest(used.count, 1)))::float8 as idf
    from article_tags at join tags t on t.id = at.tag_id
    cross join lateral (select count(*) from (select 1 from article_tags o where o.tag_id = t.id limit ${countedAtMost}) x) used
    cross join (select count(*) from (select 1 from search_docs limit ${countedAtMost}) x) site
    where at.article_id = ${articleId}::uuid`);
  return rows;
}

/**
 * The 40 stories with the strongest tags in common: the newest 200 of each tag (95 % of the exact five at a
 * million stories), each worth the tag's inverse frequency, fading over 30 days; then counted together.
 */
export async function listTagNeighbourIds(
  q: Queryable,
  { articleId, publishedAt, tags }: { articleId: string; publishedAt: Date; tags: readonly RelatedTag[] },
): Promise<string[]> {
  if (tags.length === 0) return [];
  const { rows } = await q.execute<{ id: string }>(sql`
    select near.article_id as id
    from unnest(${sql.param(tags.map((tag) => tag.id))}::uuid[], ${sql.param(tags.map((tag) => tag.idf))}::float8[]) as tag (id, idf)
    cross join lateral (
      select article_id, published_at from article_tags at where at.tag_id = tag.id
      order by published_at desc, article_id desc limit 200
    ) near
    where near.article_id <> ${articleId}::uuid
    group by near.article_id, near.published_at
    order by sum(tag.idf + 0.01)
      * exp(-abs(extract(epoch from near.published_at - ${publishedAt.toISOString()}::timestamptz)) / 2592000) desc,
      near.article_id
    limit 40`);
  return rows.map(({ id }) => id);
}

/** The newest stories of an event line, without one of them. */
export async function listEventIds(
  q: Queryable,
  { tagIds, exceptId }: { tagIds: readonly string[]; exceptId: string },
): Promise<string[]> {
  if (tagIds.length === 0) return [];
  const { rows } = await q.execute<{ id: string }>(sql`
    select near.article_id as id
    from unnest(${sql.param([...tagIds])}::uuid[]) as tag (id)
    cross join lateral (
      select article_id, published_at from article_tags at where at.tag_id = tag.id
      order by published_at desc, article_id desc limit 30
    ) near
    where near.article_id <> ${exceptId}::uuid
    group by near.article_id, near.published_at
    order by near.published_at desc, near.article_id desc limit 30`);
  return rows.map(({ id }) => id);
}

/** The 40 stories nearest by their words: first among those of the last 90 days before `now`, then among all. */
export async function listTextNeighbourIds(
  q: Queryable,
  { articleId, tsquery, now }: { articleId: string; tsquery: string; now: Date },
): Promise<string[]> {
  const recent = new Date(now.getTime() - 90 * 86_400_000).toISOString();
  const { rows } = await q.execute<{ id: string }>(sql`
    select d.article_id as id from (
      (select article_id, document from search_docs
        where document @@ ${tsquery}::tsquery and published_at >= ${recent}::timestamptz limit 1000)
      union all
      (select article_id, document from search_docs
        where document @@ ${tsquery}::tsquery and published_at < ${recent}::timestamptz limit 1000)
      limit 1000
    ) d
    where d.article_id <> ${articleId}::uuid
    order by ts_rank(d.document, ${tsquery}::tsquery, 1) desc, d.article_id limit 40`);
  return rows.map(({ id }) => id);
}

/** Which lexemes occur in how many of the newest 500 stories: enough to tell common words from telling ones. */
export async function readTermSample(
  q: Queryable,
): Promise<{ documentCount: number; frequencies: ReadonlyMap<string, number> }> {
  const newest = `select d.document from search_docs d join (
    select id from articles where public_state in ('live', 'scheduled') order by published_at desc, id desc limit 500
  ) a on a.id = d.article_id`;
  const { rows } = await q.execute<{ word: string; ndoc: number }>(
    sql`select word, ndoc from ts_stat(${newest}) where word not like '§%'`,
  );
  const counted = await q.execute<{ count: number }>(
    sql`select count(*)::int as count from (select 1 from search_docs limit 500) x`,
  );
  return {
    documentCount: counted.rows[0]?.count ?? 0,
    frequencies: new Map(rows.map(({ word, ndoc }) => [word, ndoc])),
  };
}

/** A story as the choice weighs it, and the language it is written in. */
export type ReadableStory = StoryFeatures & { readonly locale: Locale };

/** What the choice weighs of each story that readers may see now; the others are left out. */
export async function listStoryFeatures(
  q: Queryable,
  {
    ids,
    statistics,
    tags,
  }: { ids: readonly string[]; statistics: TermStatistics; tags: readonly RelatedTag[] },
): Promise<ReadableStory[]> {
  if (ids.length === 0) return [];
  const idfOf = new Map(tags.map((tag) => [tag.id, tag.idf]));
  const { rows } = await q.execute<FeatureRow>(sql`
    select p.id, p.locale, p.headline, p.sapo, p.body, p.section_id, p.format,
      (extract(epoch from p.published_at) * 1000)::float8 as ms,
      coalesce((select json_agg(json_build_object('id', t.id, 'type', t.type))
        from article_tags at join tags t on t.id = at.tag_id where at.article_id = p.id), '[]') as tags
    from public_articles p where p.id = any(${sql.param([...new Set(ids)])}::uuid[])`);
  return rows.map((row) => ({
    id: row.id,
    locale: row.locale,
    headline: row.headline,
    sectionId: row.section_id,
    publishedAt: new Date(row.ms),
    isOpinion: row.format === 'opinion',
    tags: row.tags.map((tag) => ({ ...tag, idf: idfOf.get(tag.id) ?? 0 })),
    eventTagIds: row.tags.flatMap((tag) => (tag.type === 'event' ? [tag.id] : [])),
    terms: weightedTerms(
      { headline: row.headline, sapo: row.sapo, body: bodyText(readerBody(row.body)) },
      statistics,
    ),
  }));
}

type FeatureRow = {
  id: string;
  locale: Locale;
  headline: string;
  sapo: string;
  body: StoredBody;
  section_id: string;
  format: string;
  ms: number;
  tags: { id: string; type: TagType }[];
};
