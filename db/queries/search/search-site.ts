import { type SQL, sql } from 'drizzle-orm';
import { facetLexeme } from '#core/search/lexeme.ts';
import type { RankCursor } from '#core/search/search-cursor.ts';
import {
  enoughAsTyped,
  type FirstFinding,
  type HitCursor,
  type RankedHit,
  type SearchScope,
  searchedAtMost,
} from '#core/search/search-engine.ts';
import {
  anyMonth,
  narrowedTo,
  queryOfTerms,
  type SearchQuery,
  wordsOfTerms,
} from '#core/search/search-query.ts';
import { searchWindows } from '#core/search/search-windows.ts';
import type { Queryable } from '../../client.ts';
import { literalLimit } from '../shared/planner-hints.ts';
import { olderThan } from '../site/public-story.ts';
import { scoreOf } from './search-rank.ts';

/**
 * The best hits after a cursor: exact accents first, then others if these are too few, each by score
 * (`scoreOf`). Scores are as of the scope's time, so that pages continue consistently.
 */
export async function listBestHits(
  q: Queryable,
  scope: SearchScope,
  { limit, after }: { limit: number; after?: RankCursor },
): Promise<RankedHit[]> {
  const { exact, folded } = queryOfTerms(scope.terms);
  const page = { scope, after };
  const best =
    exact === folded
      ? sql`(${bestOf(sql`(${newestMatches('folded', scope)})`, { ...page, isExact: true, bound: literalLimit(limit) })})`
      : // The others follow all exact matches: they are ranked only if those do not fill the page.
        sql`
    with exact as materialized (${newestMatches('exact', scope)}),
    first as materialized (${bestOf(sql`exact`, { ...page, isExact: true, bound: literalLimit(limit) })}),
    other as (
      select * from (${newestMatches('folded', scope)}) folded
      where (select count(*) from first) < ${limit} and ${leaveRoom(scope, sql`exact`)}
        and article_id not in (select article_id from exact))
    select * from first union all (${bestOf(sql`other`, {
      ...page,
      isExact: false,
      bound: sql`limit ${limit} - (select count(*) from first)`,
    })})`;
  const { rows } = await q.execute<{ id: string; is_exact: boolean; score: number }>(sql`
    select id, is_exact, score from (${best}) best order by is_exact desc, score desc, id desc`);
  return rows.map((row) => ({ id: row.id, isExact: row.is_exact, score: row.score }));
}

/** The best public matches after a cursor. */
function bestOf(
  matches: SQL,
  {
    scope,
    after,
    isExact,
    bound,
  }: { scope: SearchScope; after: RankCursor | undefined; isExact: boolean; bound: SQL },
): SQL {
  const behind =
    after === undefined
      ? sql`true`
      : sql`(${isExact}::boolean, s.score, s.id) < (${after.isExact}::boolean, ${after.score}::float8, ${after.id}::uuid)`;
  return sql`
    select s.id, ${isExact}::boolean as is_exact, s.score from (
      select d.article_id as id, ${scoreOf(scope, { document: sql`d.document`, at: sql`d.published_at` })} as score
      from ${matches} d order by score desc, id desc) s
    where ${behind} and exists (select from public_now p where p.id = s.id)
    order by s.score desc, s.id desc ${bound}`;
}

/** The ids of the newest hits after a cursor. */
export async function listNewestHits(
  q: Queryable,
  scope: SearchScope,
  { limit, before }: { limit: number; before?: HitCursor },
): Promise<string[]> {
  // Newer stories than the cursor cannot be on this page, so the windows begin there.
  const until = before ? new Date(before.publishedAt.getTime() + 1) : null;
  const to = until && (!scope.to || until < scope.to) ? until : scope.to;
  const { rows } = await q.execute<{ id: string }>(sql`
    with candidate as (${candidates({ ...scope, to }, before && scope)})
    select p.id from candidate c join public_now p on p.id = c.article_id
    where ${olderThan(sql`p.published_at`, sql`p.id`, before)}
    order by p.published_at desc, p.id desc ${literalLimit(limit)}`);
  return rows.map(({ id }) => id);
}

/** The number of newest hits examined to decide whether a search has results, and the number returned. */
const [lookedAtToFind, namedOfFirst] = [20, 3];

/** The first of several searches with public results. One statement; later searches are not executed. */
export async function findFirstFinding(
  q: Queryable,
  scopes: readonly SearchScope[],
): Promise<FirstFinding | null> {
  if (scopes.length === 0) return null;
  const searches = scopes.map((scope, place) => {
    const score = scoreOf(scope, { document: sql`d.document`, at: sql`d.published_at` });
    return sql`select ${place}::int as place, array(
      select p.id from (${newestMatches('folded', scope, lookedAtToFind)}) d join public_now p on p.id = d.article_id
      order by ${score} desc, p.id desc ${literalLimit(namedOfFirst)}) as ids offset 0`;
  });
  const { rows } = await q.execute<FirstFinding>(sql`
    select place, ids from (${sql.join(
      searches.map((search) => sql`(${search})`),
      sql` union all `,
    )}) found where cardinality(ids) > 0 ${literalLimit(1)}`);
  return rows[0] ?? null;
}

/**
 * The newest matches with their facets: with the typed accents, and without if those are too few
 * (`enoughAsTyped`). A row without a story has the time back to which a phrase was read. `whole` is the
 * complete scope of a partial one, so that all its pages decide equally whether to include other accents.
 */
export function candidates(scope: SearchScope, whole?: SearchScope): SQL {
  const { exact, folded } = queryOfTerms(scope.terms);
  if (exact === folded) return newestMatches('folded', scope);
  const asTyped = whole ? sql`(${newestMatches('exact', whole, enoughOf(scope))}) typed` : sql`exact`;
  return sql`
    with exact as materialized (${newestMatches('exact', scope)}),
    other as (
      select * from (${newestMatches('folded', scope)}) folded where ${leaveRoom(scope, asTyped)})
    select * from exact union all select * from other
    where article_id is null or article_id not in (select article_id from exact)`;
}

/** True if these exact matches are too few and were read completely, so that others follow. */
function leaveRoom(scope: SearchScope, matches: SQL): SQL {
  return sql`((select count(article_id) < ${enoughOf(scope)} and count(article_id) = count(*) from ${matches}))`;
}

function enoughOf({ isAsTyped = false }: SearchScope): number {
  return isAsTyped ? 1 : enoughAsTyped;
}

/** The newest stories that match a search, by the database function `newest_matches`. */
function newestMatches(way: keyof SearchQuery, scope: SearchScope, limit: number = searchedAtMost): SQL {
  const { from, to, asOf, timeZone } = scope;
  const whole = queryOfTerms(scope.terms)[way];
  const words = wordsOfTerms(scope.terms)[way];
  const windows = searchWindows({ from, until: to !== null && to < asOf ? to : asOf }, timeZone);
  return sql`select * from newest_matches(${narrowedTo(facetLexemes(scope), words)}::tsquery,
    ${words === whole ? null : whole}::tsquery, ${sql.param(windows.map(({ months }) => anyMonth(months)))}::tsquery[],
    ${sql.param(windows.map(({ start }) => start.toISOString()))}::timestamptz[],
    ${sinceOf(scope)}::timestamptz, ${untilOf(scope)}::timestamptz, ${limit}::int)`;
}

/**
 * Whether a row of `search_docs` matches a search, with other accents only if these are included, regardless
 * of its age.
 */
export function isFoundBy(scope: SearchScope, row: { document: SQL; at: SQL }): SQL {
  const { exact, folded } = queryOfTerms(scope.terms);
  const has = (words: string) => sql`${row.document} @@ ${narrowedTo(facetLexemes(scope), words)}::tsquery`;
  const asTyped = sql`(${newestMatches('exact', scope, enoughOf(scope))}) typed`;
  return sql`(${exact === folded ? has(folded) : sql`(${has(exact)} or (${leaveRoom(scope, asTyped)} and ${has(folded)}))`}
    and ${row.at} >= ${sinceOf(scope)}::timestamptz and ${row.at} < ${untilOf(scope)}::timestamptz)`;
}

function sinceOf({ from }: SearchScope): string {
  return from?.toISOString() ?? '-infinity';
}

/** The exclusive end of the interval; it includes rows that exist at the reference time. */
function untilOf({ to, asOf }: SearchScope): string {
  return (to !== null && to <= asOf ? to : new Date(asOf.getTime() + 1)).toISOString();
}

function facetLexemes(scope: SearchScope): string[] {
  return (['section', 'tag', 'author'] as const).flatMap((kind) => {
    const value = scope[kind];
    return value === undefined ? [] : [facetLexeme(kind, value)];
  });
}
