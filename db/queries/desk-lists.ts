import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { deskFacet } from '#core/articles/desk-lexemes.ts';
import type { DeskWindow } from '#core/articles/desk-windows.ts';
import { deskWindows } from '#core/articles/desk-windows.ts';
import { QUEUE_STATES, type QueueState } from '#core/articles/queue.ts';
import { quotedLexeme } from '#core/search/lexeme.ts';
import type { Cursor } from '#core/shared/cursor.ts';
import type { Queryable } from '../client.ts';
import { articleVersions } from '../schema/article-versions.ts';
import { articles } from '../schema/articles.ts';
import { deskDocs } from '../schema/desk-docs.ts';
import { people } from '../schema/people.ts';
import { schedules } from '../schema/schedules.ts';
import { sections } from '../schema/sections.ts';

/**
 * One of the lists of which a person's queue is made, no article in two of them: what was handed in on some desks, what
 * is the person's own, or what is theirs alone because it was never handed in.
 */
export type DeskStream = {
  readonly kind: 'shared' | 'own' | 'private';
  /** Null: on every desk. */
  readonly sectionIds: readonly string[] | null;
  /** Of the person's own, not what a shared stream on these sections has already. */
  readonly exceptSharedIn?: readonly string[];
};

/** What a list is narrowed to, with every name resolved. */
export type DeskNarrowing = {
  readonly state: QueueState | null;
  /** Lexemes that an article must have, all of them: `core/articles/desk-lexemes.ts`. */
  readonly lexemes: readonly string[];
  readonly savedFrom: Date | null;
  readonly savedBefore: Date | null;
};

export type DeskPage = {
  readonly personId: string;
  readonly streams: readonly DeskStream[];
  readonly narrowing: DeskNarrowing;
  readonly after: Cursor | null;
  readonly now: Date;
  readonly limit: number;
};

/** The articles of a page, last saved first. */
export async function listByLastSaved(q: Queryable, page: DeskPage): Promise<Cursor[]> {
  const found: Cursor[] = [];
  for (const stream of page.streams) found.push(...(await listOfStream(q, page, stream)));
  return found.sort(newestFirst).slice(0, page.limit);
}

/** The articles of a page that are due, the soonest first, of those due from `dueFrom` on and before `dueBefore`. */
export async function listByDue(q: Queryable, page: DuePage): Promise<Cursor[]> {
  const found: Cursor[] = [];
  for (const stream of page.streams) found.push(...(await rowsFrom(q, dueOfStream(page, stream))));
  return found.sort((one, other) => newestFirst(other, one)).slice(0, page.limit);
}

type DuePage = DeskPage & { readonly dueFrom: Date | null; readonly dueBefore: Date | null };

/** Along the index of what is due, which is never long, unless the lexemes leave less of it. */
function dueOfStream(page: DuePage, stream: DeskStream): SQL {
  const { narrowing, after, dueFrom, dueBefore, limit } = page;
  const rest = and(
    sql`${deskDocs.dueAt} is not null`,
    savedBetween(narrowing),
    dueFrom === null ? undefined : sql`${deskDocs.dueAt} >= ${dueFrom.toISOString()}::timestamptz`,
    dueBefore === null ? undefined : sql`${deskDocs.dueAt} < ${dueBefore.toISOString()}::timestamptz`,
    after === null
      ? undefined
      : sql`(${deskDocs.dueAt}, ${deskDocs.articleId}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
  );
  const row = sql`select ${deskDocs.articleId} as id, ${deskDocs.dueAt} as at from ${deskDocs}`;
  const order = sql`order by ${deskDocs.dueAt}, ${deskDocs.articleId} limit ${limit}`;
  if (isOrdered(page, stream)) {
    const { sectionIds } = stream;
    const { state } = narrowing;
    return sql`${row} where ${and(
      rest,
      sql`coalesce(${deskDocs.isShared}, false)`,
      sectionIds === null ? undefined : inArray(deskDocs.sectionId, [...sectionIds]),
      state === null ? undefined : eq(deskDocs.pile, state),
    )} ${order}`;
  }
  const query = `${queryOf(page, stream)} & ${quotedLexeme(deskFacet.due)}`;
  return sql`select found.id, found.at from ${rowsOf([query])} w(query) cross join lateral (
    ${row} where ${and(holdsLexemes(stream), rest)} ${order}) found`;
}

/** How many articles lie on each pile, counted to `most` and no further. */
export async function countPiles(
  q: Queryable,
  { personId, streams, most }: Pick<DeskPage, 'personId' | 'streams'> & { readonly most: number },
): Promise<Record<QueueState, number>> {
  const counts = Object.fromEntries(QUEUE_STATES.map((pile) => [pile, 0])) as Record<QueueState, number>;
  for (const stream of streams) {
    const { rows } = await q.execute<{ pile: QueueState; count: number }>(
      stream.kind === 'shared'
        ? countShared(stream, most)
        : sql`select w.pile, c.count from unnest(
            ${sql.param(QUEUE_STATES.map((pile) => `${queryOf({ personId }, stream)} & ${quotedLexeme(deskFacet.pile(pile))}`))}::text[],
            ${sql.param([...QUEUE_STATES])}::text[]) w(query, pile) cross join lateral (
            select count(*)::int as count from (select 1 from ${deskDocs}
              where ${holdsLexemes(stream)} limit ${most}) counted) c`,
    );
    for (const { pile, count } of rows) counts[pile] = Math.min(most, counts[pile] + count);
  }
  return counts;
}

function countShared({ sectionIds }: DeskStream, most: number): SQL {
  const piles = rowsOf([...QUEUE_STATES]);
  if (sectionIds === null) {
    return sql`select p.pile, c.count from ${piles} p(pile) cross join lateral (
      select count(*)::int as count from (
        select 1 from ${deskDocs} where ${deskDocs.isShared} and ${deskDocs.pile} = p.pile limit ${most}) counted) c`;
  }
  return sql`select p.pile, sum(c.count)::int as count
    from ${piles} p(pile) cross join ${idRowsOf(sectionIds)} s(id) cross join lateral (
      select count(*)::int as count from (
        select 1 from ${deskDocs}
        where ${deskDocs.isShared} and ${deskDocs.sectionId} = s.id and ${deskDocs.pile} = p.pile
        limit ${most}) counted) c
    group by p.pile`;
}

async function listOfStream(q: Queryable, page: DeskPage, stream: DeskStream): Promise<Cursor[]> {
  if (isOrdered(page, stream)) return rowsFrom(q, walkInOrder(page, stream));
  if (stream.kind === 'private') return rowsFrom(q, lookThrough(page, stream, [everything]));
  return lookBackwards(q, page, stream);
}

/**
 * By the lexemes: first among what was saved lately, where most lists are full already. Then everything before in one
 * glance, which is all there is where little is left; and only where much lies far back, year by year.
 */
async function lookBackwards(q: Queryable, page: DeskPage, stream: DeskStream): Promise<Cursor[]> {
  const { narrowing, after, now, limit } = page;
  const from = earliest(after?.at ?? now, narrowing.savedBefore ?? now);
  const { recent, older } = deskWindows(from, narrowing.savedFrom);
  if (narrowing.lexemes.length < manyLexemes) {
    const lately = await rowsFrom(q, lookThrough(page, stream, recent));
    if (lately.length >= limit) return lately;
  }
  const all = await rowsFrom(q, glance(page, stream));
  if (all.length <= fewEnough) return all.sort(newestFirst).slice(0, limit);
  return rowsFrom(q, lookThrough(page, stream, [...recent, ...older]));
}

/** Whoever says so much looks for little. */
const manyLexemes = 3;
/** So many rows are quickly put in order. */
const fewEnough = 2_000;
const everything: DeskWindow = { anyOf: [], before: null };

function isOrdered({ narrowing }: DeskPage, { kind }: DeskStream): boolean {
  return kind === 'shared' && narrowing.lexemes.length === 0;
}

async function rowsFrom(q: Queryable, query: SQL): Promise<Cursor[]> {
  const { rows } = await q.execute<{ id: string; at: Date | string }>(query);
  return rows.map(({ id, at }) => ({ id, at: new Date(at) }));
}

/** Along the index of this very order: nothing is read but what the page shows. */
function walkInOrder({ narrowing, after, limit }: DeskPage, { sectionIds }: DeskStream): SQL {
  const { state } = narrowing;
  const rest = and(
    sql`${deskDocs.isShared}`,
    state === null ? undefined : eq(deskDocs.pile, state),
    savedBetween(narrowing),
    savedAfter(after),
  );
  if (sectionIds === null || sectionIds.length === 1) {
    const [only] = sectionIds ?? [];
    return sql`select ${deskDocs.articleId} as id, ${deskDocs.savedAt} as at from ${deskDocs}
      where ${and(rest, only === undefined ? undefined : eq(deskDocs.sectionId, only))} ${newest(limit)}`;
  }
  return sql`select found.id, found.at from ${idRowsOf(sectionIds)} s(id) cross join lateral (
      select ${deskDocs.articleId} as id, ${deskDocs.savedAt} as at from ${deskDocs}
      where ${deskDocs.sectionId} = s.id and ${rest} ${newest(limit)}) found
    order by found.at desc, found.id desc limit ${limit}`;
}

/** One stretch of time after the other and no further than the page needs: a limit above a lateral join stops it. */
function lookThrough(page: DeskPage, stream: DeskStream, windows: readonly DeskWindow[]): SQL {
  const { narrowing, after, limit } = page;
  const queries = windows.map(({ anyOf }) =>
    [queryOf(page, stream), ...(anyOf.length === 0 ? [] : [anyLexeme(anyOf)])].join(' & '),
  );
  const befores = windows.map(({ before }) => before?.toISOString() ?? 'infinity');
  return sql`select found.id, found.at
    from unnest(${sql.param(queries)}::text[], ${sql.param(befores)}::timestamptz[]) w(query, before)
    cross join lateral (
      select ${deskDocs.articleId} as id, ${deskDocs.savedAt} as at from ${deskDocs}
      where ${and(
        holdsLexemes(stream),
        sql`${deskDocs.savedAt} < w.before`,
        savedBetween(narrowing),
        savedAfter(after),
      )} ${newest(limit)}) found
    limit ${limit}`;
}

/** All of a stream that follows, in no order, or a few more than are put in order. */
function glance(page: DeskPage, stream: DeskStream): SQL {
  return sql`select found.id, found.at from ${rowsOf([queryOf(page, stream)])} w(query) cross join lateral (
    select ${deskDocs.articleId} as id, ${deskDocs.savedAt} as at from ${deskDocs}
    where ${and(holdsLexemes(stream), savedBetween(page.narrowing), savedAfter(page.after))}
    limit ${fewEnough + 1}) found`;
}

/**
 * Has the lexemes of `w.query`. What nearly every story is (shared) is looked at in the row, and so that the planner
 * does not think of the indexes of shared stories, which are in an order of their own.
 */
function holdsLexemes({ kind, exceptSharedIn }: DeskStream): SQL | undefined {
  const isShared = sql`coalesce(${deskDocs.isShared}, false)`;
  return and(
    sql`${deskDocs.document} @@ w.query::tsquery`,
    kind === 'shared' ? isShared : undefined,
    exceptSharedIn === undefined || exceptSharedIn.length === 0
      ? undefined
      : sql`not (${isShared} and ${inArray(deskDocs.sectionId, [...exceptSharedIn])})`,
  );
}

/** All lexemes that an article of this stream must have, as the text of a tsquery; there is always one. */
function queryOf(
  { personId, narrowing }: { personId: string; narrowing?: DeskNarrowing },
  { kind, sectionIds }: DeskStream,
): string {
  const state = narrowing?.state ?? null;
  return [
    ...(kind === 'own' ? [quotedLexeme(deskFacet.owner(personId))] : []),
    ...(kind === 'private' ? [quotedLexeme(deskFacet.privateOf(personId))] : []),
    ...(sectionIds === null ? [] : [anyLexeme(sectionIds.map(deskFacet.section))]),
    ...(state === null ? [] : [quotedLexeme(deskFacet.pile(state))]),
    ...(narrowing?.lexemes ?? []).map(quotedLexeme),
  ].join(' & ');
}

function anyLexeme(lexemes: readonly string[]): string {
  return `(${lexemes.map(quotedLexeme).join(' | ')})`;
}

function newest(limit: number): SQL {
  return sql`order by ${deskDocs.savedAt} desc, ${deskDocs.articleId} desc limit ${limit}`;
}

function savedAfter(after: Cursor | null): SQL | undefined {
  if (after === null) return undefined;
  return sql`(${deskDocs.savedAt}, ${deskDocs.articleId}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`;
}

function savedBetween({ savedFrom, savedBefore }: DeskNarrowing): SQL | undefined {
  return and(
    savedFrom === null ? undefined : sql`${deskDocs.savedAt} >= ${savedFrom.toISOString()}::timestamptz`,
    savedBefore === null ? undefined : sql`${deskDocs.savedAt} < ${savedBefore.toISOString()}::timestamptz`,
  );
}

function rowsOf(values: readonly string[]): SQL {
  return sql`unnest(${sql.param(values)}::text[])`;
}

function idRowsOf(ids: readonly string[]): SQL {
  return sql`unnest(${sql.param(ids)}::uuid[])`;
}

function newestFirst(one: Cursor, other: Cursor): number {
  return other.at.getTime() - one.at.getTime() || (one.id < other.id ? 1 : -1);
}

function earliest(one: Date, other: Date): Date {
  return one < other ? one : other;
}

const saver = alias(people, 'saver');
const claimer = alias(people, 'claimer');

/** What the desk's lists show of these articles, in no particular order. Never loads a body. */
export async function listDeskRows(q: Queryable, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return q
    .select({
      id: articles.id,
      number: articles.number,
      version: articles.workingNumber,
      headline: articleVersions.headline,
      sectionId: articles.sectionId,
      sectionName: sections.name,
      sectionNameEn: sections.nameEn,
      locale: articles.locale,
      workState: articles.workState,
      publicState: articles.publicState,
      state: deskDocs.pile,
      priority: articles.priority,
      dueAt: articles.dueAt,
      savedAt: articles.savedAt,
      savedByName: saver.name,
      claimedByName: claimer.name,
      publishAt: schedules.publishAt,
      bylineNames: sql<string[]>`coalesce(array(
        select p.name from unnest(${articleVersions.bylineIds}) with ordinality b(id, place)
        join people p on p.id = b.id order by b.place), '{}')`,
    })
    .from(articles)
    .innerJoin(deskDocs, eq(deskDocs.articleId, articles.id))
    .innerJoin(articleVersions, eq(articleVersions.id, articles.workingVersionId))
    .innerJoin(sections, eq(sections.id, articles.sectionId))
    .leftJoin(saver, eq(saver.id, articleVersions.savedBy))
    .leftJoin(claimer, eq(claimer.id, articles.claimedBy))
    .leftJoin(schedules, eq(schedules.articleId, articles.id))
    .where(inArray(articles.id, [...ids]));
}
