import { and, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { QueueState } from '#core/articles/queue.ts';
import type { Actor } from '#core/people/roles.ts';
import type { DeskFacets } from '#core/search/desk-engine.ts';
import { foldedLexeme, quotedLexeme } from '#core/search/lexeme.ts';
import type { RankCursor } from '#core/search/search-cursor.ts';
import {
  enoughAsTyped,
  type Facet,
  type FirstFinding,
  type HitCursor,
  type KnownWord,
  type RankedHit,
  type SearchScope,
  searchedAtMost,
} from '#core/search/search-engine.ts';
import { queryOfTerms, type SearchQuery, wordsOfTerms } from '#core/search/search-query.ts';
import type { Queryable } from '../../client.ts';
import { deskDocs } from '../../schema/desk-docs.ts';
import { deskTexts } from '../../schema/desk-texts.ts';
import { scoreOf } from '../search/search-rank.ts';
import { isFoundBy } from '../search/search-site.ts';
import { olderThan } from '../site/public-story.ts';
import { readableBy } from './desk-reach.ts';

/**
 * The searched stories of the desk: those that the person may read and the filters match, as a condition on
 * `desk_texts`.
 */
export type DeskSight = { readonly within: SQL };

type Narrowing = {
  readonly pile: QueueState | null;
  /** Sections with descendants; null for all. */
  readonly sectionIds: readonly string[] | null;
  /** Lexemes that an article must have: `core/articles/desk-lexemes.ts`. */
  readonly lexemes: readonly string[];
};

/** The unpublished stories that a person may read, with filters. */
export async function deskSight(
  q: Queryable,
  actor: Actor,
  { pile, sectionIds, lexemes }: Narrowing,
): Promise<DeskSight> {
  return {
    within: allOf(
      await readableBy(q, actor, deskTexts),
      pile === null ? undefined : sql`${deskTexts.pile} = ${pile}`,
      sectionIds === null ? undefined : inIds(deskTexts.sectionId, sectionIds),
      ...lexemes.map((lexeme) => sql`${deskTexts.document} @@ ${quotedLexeme(lexeme)}::tsquery`),
    ),
  };
}

/** The articles among these that a person may read at the desk, regardless of their public state. */
export async function listReadableAtDesk(
  q: Queryable,
  actor: Actor,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await q
    .select({ id: deskDocs.articleId })
    .from(deskDocs)
    .where(and(inIds(deskDocs.articleId, ids), await readableBy(q, actor)));
  return rows.map(({ id }) => id);
}

/** The best hits after a cursor, in the order of `listBestHits`; their age counts from the last save. */
export async function listBestDeskHits(
  q: Queryable,
  { sight, scope }: { sight: DeskSight; scope: SearchScope },
  { limit, after }: { limit: number; after?: RankCursor | undefined },
): Promise<RankedHit[]> {
  const behind =
    after === undefined
      ? sql`true`
      : sql`(s.is_exact, s.score, s.id) < (${after.isExact}::boolean, ${after.score}::float8, ${after.id}::uuid)`;
  const { rows } = await q.execute<{ id: string; is_exact: boolean; score: number }>(sql`
    with candidate as (${candidates(sight, scope)})
    select s.id, s.is_exact, s.score from (
      select c.article_id as id, c.is_exact, ${scoreOf(scope, { document: sql`c.words`, at: sql`c.saved_at` })} as score
      from candidate c) s
    where ${behind} order by s.is_exact desc, s.score desc, s.id desc limit ${limit}`);
  return rows.map((row) => ({ id: row.id, isExact: row.is_exact, score: row.score }));
}

/** The hits after a cursor, last saved first. */
export async function listNewestDeskHits(
  q: Queryable,
  { sight, scope }: { sight: DeskSight; scope: SearchScope },
  { limit, before }: { limit: number; before?: HitCursor | undefined },
): Promise<HitCursor[]> {
  const { rows } = await q.execute<{ id: string; at: Date | string }>(sql`
    with candidate as (${candidates(sight, scope)})
    select c.article_id as id, c.saved_at as at from candidate c
    where ${olderThan(sql`c.saved_at`, sql`c.article_id`, before)}
    order by c.saved_at desc, c.article_id desc limit ${limit}`);
  return rows.map(({ id, at }) => ({ id, publishedAt: new Date(at) }));
}

/** The number of hits returned for the first matching search. */
const namedOfFirst = 3;

/** The first of several searches with hits, like `findFirstFinding`, with its last saved hits. */
export async function findFirstAtDesk(
  q: Queryable,
  sight: DeskSight,
  scopes: readonly SearchScope[],
): Promise<FirstFinding | null> {
  if (scopes.length === 0) return null;
  const searches = scopes.map(
    (scope, place) => sql`select ${place}::int as place, array(
      select article_id from (${matches(sight, scope, 'folded')}) m
      where ${areAdjacent(sql`m.words`, scope, 'folded')} order by saved_at desc limit ${namedOfFirst}) as ids offset 0`,
  );
  const { rows } = await q.execute<FirstFinding>(sql`
    select place, ids from (${sql.join(
      searches.map((search) => sql`(${search})`),
      sql` union all `,
    )}) found where cardinality(ids) > 0 limit 1`);
  return rows[0] ?? null;
}

/** The articles among these whose working text matches a search. */
export async function listWordedHere(
  q: Queryable,
  { sight, scope }: { sight: DeskSight; scope: SearchScope },
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const among = { within: allOf(sight.within, inIds(deskTexts.articleId, ids)) };
  const { rows } = await q.execute<{ article_id: string }>(
    sql`select article_id from (${matches(among, scope, 'folded')}) m
      where ${areAdjacent(sql`m.words`, scope, 'folded')}`,
  );
  return rows.map((row) => row.article_id);
}

/**
 * The last saved stories with all of these words in their headlines, ignoring accents; the last word is a
 * prefix.
 */
export async function listDeskHeadlinesBeginning(
  q: Queryable,
  sight: DeskSight,
  { words, limit }: { words: readonly string[]; limit: number },
): Promise<string[]> {
  const lexemes = words.map((word) => quotedLexeme(foldedLexeme(word)));
  const last = lexemes.pop();
  if (last === undefined) return [];
  const tsquery = [...lexemes, `${last}:*`].join(' & ');
  const { rows } = await q.execute<{ id: string }>(sql`
    select ${deskTexts.articleId} as id from ${deskTexts}
    where ts_filter(${deskTexts.words}, '{a}') @@ ${tsquery}::tsquery and ${sight.within}
    order by ${deskTexts.savedAt} desc, ${deskTexts.articleId} desc limit ${limit}`);
  return rows.map(({ id }) => id);
}

/** The counting limit of stories per word. */
const countedAtMost = 100;

/**
 * The words (without accents) that occur in readable stories. Other stories do not count, because a known
 * word would reveal their text.
 */
export async function listWordsInSight(
  q: Queryable,
  sight: DeskSight,
  words: readonly string[],
): Promise<KnownWord[]> {
  const lexemes = words.map((word) => quotedLexeme(foldedLexeme(word)));
  const { rows } = await q.execute<KnownWord>(sql`
    select w.word, c.stories from unnest(${sql.param([...words])}::text[], ${sql.param(lexemes)}::text[]) w (word, lexeme)
    cross join lateral (select count(*)::int as stories from (
      select from ${deskTexts} where ${deskTexts.words} @@ w.lexeme::tsquery and ${sight.within}
      limit ${countedAtMost}) found) c
    where c.stories > 0`);
  return rows;
}

/**
 * The facets of the hits. With `besidesReaders` the public search counts too. Public stories with the same
 * text match in both: `twice` is their number, and the total contains them twice. Under tags, authors and
 * days they are counted here only if the public search does not count them; under sections both count them.
 * `twiceLive`: those of them in the `live` pile.
 */
export async function countDeskFacets(
  q: Queryable,
  { sight, scope, besidesReaders }: { sight: DeskSight; scope: SearchScope; besidesReaders: boolean },
  since: readonly Date[],
): Promise<DeskFacets & { readonly twice: number; readonly twiceLive: number }> {
  const { rows } = await q.execute<{
    total: number;
    isMore: boolean;
    readBackTo: Date | string | null;
    twice: number;
    twiceLive: number;
    since: number[] | null;
    piles: { pile: QueueState; count: number }[];
    sections: Facet[];
    tags: Facet[];
    authors: Facet[];
  }>(sql`
    with candidate as materialized (${candidates(sight, scope)}),
    counted as materialized (
      select c.pile, c.section_id, c.saved_at, tsvector_to_array(c.facets) as lexemes,
        theirs.published_at, theirs.lexemes as public_lexemes
      from candidate c left join lateral (
        select d.published_at,
          array(select '§tag:' || t.tag_id from article_tags t where t.article_id = p.id)
            || array(select '§author:' || b.person_id from article_bylines b where b.article_id = p.id) as lexemes
        from search_docs d join public_now p on p.id = d.article_id
        where ${besidesReaders}::boolean and d.article_id = c.article_id
          and ${isFoundBy(scope, { document: sql`d.document`, at: sql`d.published_at` })}) theirs on true),
    borne as materialized (
      select lexeme, count(*)::int as stories from counted a cross join unnest(a.lexemes) lexeme
      where (lexeme like '§tag:%' or lexeme like '§author:%') and lexeme <> all(coalesce(a.public_lexemes, '{}'))
      group by lexeme)
    select (select count(*)::int from counted) as total,
      (select count(*) >= ${searchedAtMost} from counted) as "isMore",
      ${readBackTo(sight, scope)} as "readBackTo",
      (select count(published_at)::int from counted) as twice,
      (select count(published_at)::int from counted where pile = 'live') as "twiceLive",
      (select json_agg(m.stories order by m.place) from (
        select place, (select count(*)::int from counted a
          where a.saved_at >= moment and (a.published_at >= moment) is not true) as stories
        from unnest(${sql.param(since.map((moment) => moment.toISOString()))}::timestamptz[])
          with ordinality w (moment, place)) m) as since,
      (select coalesce(json_agg(p), '[]') from (
        select pile, count(*)::int as count from counted group by pile) p) as piles,
      ${facets(sql`
        select s.slug, s.name, s.name_en, count(*)::int as stories
        from counted a join sections filed on filed.id = a.section_id
        join sections s on s.id in (filed.id, filed.parent_id) where a.published_at is null group by s.id`)} as sections,
      ${facets(sql`
        select t.slug, t.name, t.name as name_en, b.stories from borne b
        join tags t on t.id = substr(b.lexeme, 6)::uuid and t.merged_into is null and t.retired_at is null
        where b.lexeme like '§tag:%'`)} as tags,
      ${facets(sql`
        select pe.slug, pe.name, pe.name as name_en, b.stories from borne b
        join people pe on pe.id = substr(b.lexeme, 9)::uuid where b.lexeme like '§author:%'`)} as authors`);
  const row = rows[0];
  if (row === undefined) throw new Error('A count without a row.');
  const { readBackTo: moment, ...counted } = row;
  const back = moment === null || row.total >= searchedAtMost ? null : new Date(moment);
  return { ...counted, isMore: row.isMore || back !== null, readBackTo: back, since: row.since ?? [] };
}

/** More of a kind than two lists together show. */
const mostOfAKind = sql.raw('limit 24');

function facets(grouped: SQL): SQL {
  return sql`(select coalesce(json_agg(json_build_object('slug', g.slug, 'name', g.name, 'nameEn', g.name_en,
      'count', g.stories)), '[]')
    from (select * from (${grouped}) grouped order by stories desc, name ${mostOfAKind}) g)`;
}

/** The last saved matches: with the typed accents, and without if those are too few (`enoughAsTyped`). */
function candidates(sight: DeskSight, scope: SearchScope): SQL {
  const { exact, folded } = queryOfTerms(scope.terms);
  const newest = (way: keyof SearchQuery) => lastSaved(matches(sight, scope, way), scope, way);
  if (exact === folded) return sql`select m.*, true as is_exact from (${newest('exact')}) m`;
  return sql`
    with exact as materialized (${newest('exact')}),
    other as (
      select * from (${newest('folded')}) folded
      where (select count(*) from exact) < ${enoughAsTyped})
    select exact.*, true as is_exact from exact
    union all select other.*, false from other where article_id not in (select article_id from exact)`;
}

/**
 * The last saved of these matches. Adjacency of words is only checked until there are enough, and for a
 * limited number.
 */
function lastSaved(found: SQL, scope: SearchScope, way: keyof SearchQuery): SQL {
  return sql`
    select * from (${found} order by ${deskTexts.savedAt} desc limit ${readOfAPhrase}) m
    where ${areAdjacent(sql`m.words`, scope, way)} limit ${searchedAtMost}`;
}

/** The same limit as in the public search: `newest_matches`. */
const readOfAPhrase = 12_000;

/**
 * The save time of the last phrase candidate that was read, if not all were. If enough `candidate` rows have
 * the typed accents, no others were searched.
 */
function readBackTo(sight: DeskSight, scope: SearchScope): SQL {
  const { folded } = queryOfTerms(scope.terms);
  if (folded === wordsOfTerms(scope.terms).folded) return sql`null::timestamptz`;
  const lastRead = (way: keyof SearchQuery) => sql`(select m.saved_at from (${matches(sight, scope, way)}) m
    order by m.saved_at desc offset ${readOfAPhrase - 1} limit 1)`;
  return sql`case when (select count(*) from candidate where is_exact) >= ${enoughAsTyped}
    then ${lastRead('exact')} else ${lastRead('folded')} end`;
}

function areAdjacent(words: SQL, { terms }: SearchScope, way: keyof SearchQuery): SQL {
  const whole = queryOfTerms(terms)[way];
  return whole === wordsOfTerms(terms)[way] ? sql`true` : sql`${words} @@ ${whole}::tsquery`;
}

/** The readable stories with the words of a search in any place, saved within its interval. */
function matches(sight: DeskSight, scope: SearchScope, way: keyof SearchQuery): SQL {
  const { from, to, asOf } = scope;
  // The upper bound is inclusive for rows that exist already.
  const until = to !== null && to <= asOf ? to : new Date(asOf.getTime() + 1);
  return sql`
    select ${deskTexts.articleId} as article_id, ${deskTexts.words} as words, ${deskTexts.document} as facets,
      ${deskTexts.savedAt} as saved_at, ${deskTexts.pile} as pile, ${deskTexts.sectionId} as section_id
    from ${deskTexts}
    where ${deskTexts.words} @@ ${wordsOfTerms(scope.terms)[way]}::tsquery and ${sight.within}
      and ${deskTexts.savedAt} >= ${from?.toISOString() ?? '-infinity'}::timestamptz
      and ${deskTexts.savedAt} < ${until.toISOString()}::timestamptz`;
}

function inIds(column: SQLWrapper, ids: readonly string[]): SQL {
  return sql`${column} = any(${sql.param([...ids])}::uuid[])`;
}

/** Without conditions nothing is visible. */
function allOf(...conditions: readonly (SQL | undefined)[]): SQL {
  return and(...conditions) ?? sql`false`;
}
