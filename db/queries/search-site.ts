import { type SQL, sql } from 'drizzle-orm';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { Body } from '#core/document/body.ts';
import { readerBody } from '#core/document/public-body.ts';
import type { StoredBody } from '#core/document/upgrade-steps.ts';
import type { RankCursor } from '#core/search/search-cursor.ts';
import { narrowedTo, type SearchQuery } from '#core/search/search-query.ts';
import type { Queryable } from '../client.ts';
import type { ListCursor } from './public-cursor.ts';
import { olderThan, type StoryRow, storyColumns, storyFrom, storyJoins } from './public-story.ts';

export type SiteHit = {
  readonly story: PublicStory;
  readonly body: Body;
  readonly isExact: boolean;
  readonly score: number;
};

/** What is searched: the words, what every hit must bear, the span of its publication, and as of which moment. */
export type SearchScope = {
  readonly query: SearchQuery;
  readonly lexemes: readonly string[];
  readonly from: Date | null;
  readonly to: Date | null;
  readonly asOf: Date;
};

const dayMs = 86_400_000;
/** The newest so many are looked at; to rank or count every hit of a common word would take a second at a million. */
export const searchedAtMost = 1000;

type HitRow = StoryRow & { body: StoredBody; is_exact: boolean; score: number };

/**
 * The hits after a cursor that fit best: those with the accents as typed first, then the others, each by rank fading
 * with age (half after a year). The rank is as of the scope's moment, so that pages go on where the last ended.
 */
export async function listBestHits(
  q: Queryable,
  scope: SearchScope,
  { limit, after }: { limit: number; after?: RankCursor },
): Promise<SiteHit[]> {
  const { exact, folded } = scope.query;
  const behind =
    after === undefined
      ? sql`true`
      : sql`(r.is_exact, r.score, r.article_id) < (${after.isExact}::boolean, ${after.score}::float8, ${after.id}::uuid)`;
  const { rows } = await q.execute<HitRow>(sql`
    with candidate as (${candidates(scope)}),
    ranked as (
      select c.article_id, d.document @@ ${exact}::tsquery as is_exact,
        ts_rank(d.document, ${folded}::tsquery)::float8
          * exp(-greatest(0, extract(epoch from ${iso(scope.asOf)} - d.published_at))::float8 * ln(2::float8) / 31536000) as score
      from candidate c join search_docs d on d.article_id = c.article_id
    )
    select ${storyColumns}, p.body, r.is_exact, r.score
    from ranked r join public_articles p on p.id = r.article_id ${storyJoins}
    where ${behind}
    order by r.is_exact desc, r.score desc, r.article_id desc limit ${limit}`);
  return rows.map(hitFrom);
}

/** The newest hits after a cursor. */
export async function listNewestHits(
  q: Queryable,
  scope: SearchScope,
  { limit, before }: { limit: number; before?: ListCursor },
): Promise<SiteHit[]> {
  // Nothing newer than the cursor can be on this page: the windows begin there.
  const until = before ? new Date(before.publishedAt.getTime() + 1) : null;
  const to = until && (!scope.to || until < scope.to) ? until : scope.to;
  const { rows } = await q.execute<HitRow>(sql`
    with candidate as (${candidates({ ...scope, to })})
    select ${storyColumns}, p.body, true as is_exact, 0::float8 as score
    from candidate c join public_articles p on p.id = c.article_id ${storyJoins}
    where ${olderThan(sql`p.published_at`, sql`p.id`, before)}
    order by p.published_at desc, p.id desc limit ${limit}`);
  return rows.map(hitFrom);
}

/** One way to narrow a search, with the number of hits that it would leave. */
export type Facet = {
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly count: number;
};
export type SearchFacets = {
  readonly total: number;
  readonly sections: readonly Facet[];
  readonly tags: readonly Facet[];
  readonly authors: readonly Facet[];
  /** How many of the hits were published since each of the moments, in their order. */
  readonly since: readonly number[];
};

const mostOfAKind = 8;

/** What the hits of a search are about, counted over the newest thousand; a story counts for its section and the one above. */
export async function countFacets(
  q: Queryable,
  scope: SearchScope,
  { moments }: { moments: readonly Date[] },
): Promise<SearchFacets> {
  const { rows } = await q.execute<{
    total: number;
    since: number[] | null;
    sections: Facet[];
    tags: Facet[];
    authors: Facet[];
  }>(sql`
    with candidate as (${candidates(scope)}),
    visible as materialized (
      select p.id, p.section_id, p.published_at from candidate c join public_articles p on p.id = c.article_id
    )
    select (select count(*)::int from visible) as total,
      (select json_agg(counted.stories order by counted.place) from (
        select m.place, (select count(*)::int from visible v where v.published_at >= m.moment) as stories
        from unnest(${sql.param(moments.map((moment) => moment.toISOString()))}::timestamptz[])
          with ordinality m (moment, place)) counted) as since,
      ${facets(sql`
        select s.slug, s.name, s.name_en, count(*)::int as stories from visible v
        join sections own on own.id = v.section_id join sections s on s.id in (own.id, own.parent_id)
        group by s.id`)} as sections,
      ${facets(sql`
        select t.slug, t.name, t.name as name_en, count(*)::int as stories from visible v
        join article_tags at on at.article_id = v.id join tags t on t.id = at.tag_id group by t.id`)} as tags,
      ${facets(sql`
        select pe.slug, pe.name, pe.name as name_en, count(*)::int as stories from visible v
        join article_bylines b on b.article_id = v.id join people pe on pe.id = b.person_id group by pe.id`)} as authors`);
  const { total = 0, since = null, sections = [], tags = [], authors = [] } = rows[0] ?? {};
  return { total, since: since ?? [], sections, tags, authors };
}

function facets(grouped: SQL): SQL {
  return sql`(select coalesce(json_agg(json_build_object('slug', g.slug, 'name', g.name, 'nameEn', g.name_en,
      'count', g.stories) order by g.stories desc, g.name), '[]')
    from (select * from (${grouped}) grouped order by stories desc, name limit ${mostOfAKind}) g)`;
}

/** The ids of the newest matches with and without the accents as typed. */
function candidates(scope: SearchScope): SQL {
  const { exact, folded } = scope.query;
  return exact === folded
    ? newestMatches(folded, scope)
    : sql`${newestMatches(exact, scope)} union ${newestMatches(folded, scope)}`;
}

/**
 * By windows of time that are read only as far as needed: the last month, the last two years, all before. The table has
 * no index by date, on purpose.
 */
function newestMatches(words: string, { lexemes, from, to, asOf }: SearchScope): SQL {
  const tsquery = narrowedTo(lexemes, words);
  const within = sql`published_at <= ${iso(asOf)}
    and ${from ? sql`published_at >= ${iso(from)}` : sql`true`}
    and ${to ? sql`published_at < ${iso(to)}` : sql`true`}`;
  const [month, years] = [30, 730].map((days) => new Date(asOf.getTime() - days * dayMs));
  const matches = (when: SQL) =>
    sql`(select article_id from search_docs where document @@ ${tsquery}::tsquery and ${within} and ${when}
      order by published_at + interval '0' desc limit ${searchedAtMost})`;
  return sql`(select * from (
    ${matches(sql`published_at >= ${iso(month ?? asOf)}`)} union all
    ${matches(sql`published_at < ${iso(month ?? asOf)} and published_at >= ${iso(years ?? asOf)}`)} union all
    ${matches(sql`published_at < ${iso(years ?? asOf)}`)}
    limit ${searchedAtMost}) newest)`;
}

function iso(moment: Date): SQL {
  return sql`${moment.toISOString()}::timestamptz`;
}

function hitFrom(row: HitRow): SiteHit {
  return {
    story: storyFrom(row),
    body: readerBody(row.body),
    isExact: row.is_exact,
    score: row.score,
  };
}
