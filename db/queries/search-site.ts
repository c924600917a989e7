import { type SQL, sql } from 'drizzle-orm';
import { facetLexeme } from '#core/search/lexeme.ts';
import type { RankCursor } from '#core/search/search-cursor.ts';
import {
  type HitCursor,
  type RankedHit,
  type SearchScope,
  searchedAtMost,
} from '#core/search/search-engine.ts';
import { anyMonth, headlineInOrder, narrowedTo, queryOfTerms } from '#core/search/search-query.ts';
import { type SearchWindow, searchWindows } from '#core/search/search-windows.ts';
import type { Queryable } from '../client.ts';
import { byIndexAlone } from './by-index-alone.ts';
import { olderThan } from './public-story.ts';

const halfLifeSeconds = 31_536_000;

/**
 * The hits after a cursor that fit best: those with the accents as typed first, then the others, each by rank fading
 * with age (half after a year). Words that stand in a headline as typed weigh more than any rank, the more so the less
 * else it says. The rank is as of the scope's moment, so that pages go on where the last ended.
 */
export async function listBestHits(
  q: Queryable,
  scope: SearchScope,
  { limit, after }: { limit: number; after?: RankCursor },
): Promise<RankedHit[]> {
  const { folded } = queryOfTerms(scope.terms);
  const behind =
    after === undefined
      ? sql`true`
      : sql`(s.is_exact, s.score, s.article_id) < (${after.isExact}::boolean, ${after.score}::float8, ${after.id}::uuid)`;
  const { rows } = await byIndexAlone(q, (tx) =>
    tx.execute<{ id: string; is_exact: boolean; score: number }>(sql`
    with candidate as (${candidates(scope)}),
    ranked as (
      select c.article_id, c.is_exact, d.published_at, ts_rank(d.document, ${folded}::tsquery)::float8
        + ${headlineRank(scope)} as rank
      from candidate c join search_docs d on d.article_id = c.article_id
    ),
    scored as (
      select article_id, is_exact, rank * exp(-greatest(0, extract(epoch from ${iso(scope.asOf)} - published_at))::float8
        * ln(2::float8) / ${halfLifeSeconds}) as score
      from ranked
    )
    select s.article_id as id, s.is_exact, s.score
    from (select * from scored order by is_exact desc, score desc, article_id desc) s
    where ${behind} and exists (select from public_articles p where p.id = s.article_id)
    order by s.is_exact desc, s.score desc, s.article_id desc limit ${limit}`),
  );
  return rows.map((row) => ({ id: row.id, isExact: row.is_exact, score: row.score }));
}

/** The ids of the newest hits after a cursor. */
export async function listNewestHits(
  q: Queryable,
  scope: SearchScope,
  { limit, before }: { limit: number; before?: HitCursor },
): Promise<string[]> {
  // Nothing newer than the cursor can be on this page: the windows begin there.
  const until = before ? new Date(before.publishedAt.getTime() + 1) : null;
  const to = until && (!scope.to || until < scope.to) ? until : scope.to;
  const { rows } = await byIndexAlone(q, (tx) =>
    tx.execute<{ id: string }>(sql`
    with candidate as (${candidates({ ...scope, to })})
    select p.id from candidate c join public_articles p on p.id = c.article_id
    where ${olderThan(sql`p.published_at`, sql`p.id`, before)}
    order by p.published_at desc, p.id desc limit ${limit}`),
  );
  return rows.map(({ id }) => id);
}

/** Of several searches, the places of those that find something readers may see, in order. */
export async function listFindingPlaces(q: Queryable, scopes: readonly SearchScope[]): Promise<number[]> {
  if (scopes.length === 0) return [];
  const searches = scopes.map(
    (scope, place) => sql`
      select ${place}::int as place where exists (
        select from (${newestMatches(queryOfTerms(scope.terms).folded, scope, 20)}) c
        join public_articles p on p.id = c.article_id)`,
  );
  const { rows } = await byIndexAlone(q, (tx) =>
    tx.execute<{ place: number }>(sql.join(searches, sql` union all `)),
  );
  return rows.map(({ place }) => place).sort((a, b) => a - b);
}

/** The ids of the newest matches, with the accents as typed, and without where those are too few to fill the list. */
export function candidates(scope: SearchScope): SQL {
  const { exact, folded } = queryOfTerms(scope.terms);
  if (exact === folded)
    return sql`select article_id, true as is_exact from (${newestMatches(folded, scope)}) newest`;
  return sql`
    with exact as materialized (${newestMatches(exact, scope)}),
    other as (
      select article_id from (${newestMatches(folded, scope)}) folded
      where (select count(*) from exact) < ${searchedAtMost})
    select article_id, true as is_exact from exact
    union all
    select article_id, false from other where article_id not in (select article_id from exact)`;
}

/**
 * By windows of time that are read only as far as needed, so that no word is too common. The months are words of the
 * documents: the index alone knows what lies in a window. The table has no index by date, on purpose.
 */
function newestMatches(words: string, scope: SearchScope, limit: number = searchedAtMost): SQL {
  const { from, to, asOf, timeZone } = scope;
  const tsquery = narrowedTo(facetLexemes(scope), words);
  const within = sql`published_at <= ${iso(asOf)}
    and ${from ? sql`published_at >= ${iso(from)}` : sql`true`}
    and ${to ? sql`published_at < ${iso(to)}` : sql`true`}`;
  const until = to !== null && to < asOf ? to : asOf;
  const matches = searchWindows({ from, until }, timeZone).map(
    (window) => sql`(select article_id from search_docs where ${inWindow(tsquery, window)} and ${within}
      order by published_at + interval '0' desc limit ${limit})`,
  );
  if (matches.length === 0) return sql`select null::uuid as article_id where false`;
  return sql`select article_id from (${sql.join(matches, sql` union all `)}) newest limit ${limit}`;
}

function inWindow(tsquery: string, window: SearchWindow): SQL {
  if (!('months' in window))
    return sql`document @@ ${tsquery}::tsquery and published_at < ${iso(window.before)}`;
  // Two questions and not one: the index then leaps from month to month, and does not weigh each story with a word.
  return sql`document @@ ${anyMonth(window.months)}::tsquery and document @@ ${tsquery}::tsquery`;
}

function facetLexemes(scope: SearchScope): string[] {
  return (['section', 'tag', 'author'] as const).flatMap((kind) => {
    const value = scope[kind];
    return value === undefined ? [] : [facetLexeme(kind, value)];
  });
}

/** What the words of a headline add to the rank of its story: 0 where they do not stand in it as typed. */
function headlineRank({ terms }: SearchScope): SQL {
  const inOrder = headlineInOrder(terms);
  if (inOrder === null) return sql`0`;
  const words = new Set(terms.flatMap(({ typed }) => typed.flat())).size;
  return sql`case when d.document @@ ${inOrder}::tsquery
    then 1 + ${words}::float8 / length(ts_filter(d.document, '{a}')) else 0 end`;
}

function iso(moment: Date): SQL {
  return sql`${moment.toISOString()}::timestamptz`;
}
