import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { deskFacet } from '#core/articles/desk-lexemes.ts';
import { type DeskWindow, deskWindows } from '#core/articles/desk-windows.ts';
import type { QueueState } from '#core/articles/queue.ts';
import type { Cursor } from '#core/shared/cursor.ts';
import type { Queryable } from '../../client.ts';
import { articles, articleVersions } from '../../schema/articles.ts';
import { deskDocs } from '../../schema/desk-docs.ts';
import { people } from '../../schema/people.ts';
import { schedules } from '../../schema/schedules.ts';
import { sections } from '../../schema/sections.ts';
import { bylineNamesOf } from '../people/byline-names.ts';
import { anyLexeme, type DeskStream, deskKeys, isOfStream, keyRow } from './desk-keys.ts';

/** A resolved filter of a list. */
export type DeskNarrowing = {
  readonly state: QueueState | null;
  /** Lexemes that an article must have: `core/articles/desk-lexemes.ts`. */
  readonly lexemes: readonly string[];
  /** Tsqueries that it must match: `core/articles/desk-words.ts`. */
  readonly queries: readonly string[];
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

type DuePage = DeskPage & { readonly dueFrom: Date | null; readonly dueBefore: Date | null };

/** The articles of a page, last saved first. */
export async function listByLastSaved(q: Queryable, page: DeskPage): Promise<Cursor[]> {
  const found = await Promise.all(page.streams.map((stream) => lastSavedOf(q, page, stream)));
  return found.flat().sort(newestFirst).slice(0, page.limit);
}

/**
 * The articles of a page with a deadline from `dueFrom` (inclusive) to `dueBefore` (exclusive), earliest
 * first.
 */
export async function listByDue(q: Queryable, page: DuePage): Promise<Cursor[]> {
  const isWithin = and(
    sql`${deskDocs.dueAt} is not null`,
    page.dueFrom === null ? undefined : sql`${deskDocs.dueAt} >= ${momentOf(page.dueFrom)}`,
    page.dueBefore === null ? undefined : sql`${deskDocs.dueAt} < ${momentOf(page.dueBefore)}`,
  );
  const order: Order = { at: deskDocs.dueAt, direction: sql`asc`, comesAfter: sql`>`, isWithin };
  const due = withLexeme(page, deskFacet.due);
  const queries = page.streams.map((stream) =>
    isOrdered(page, stream) ? walkInOrder(page, stream, order) : sortWhatMatches(due, stream, order),
  );
  const found = await Promise.all(queries.map((query) => rowsFrom(q, query)));
  return found
    .flat()
    .sort((one, other) => newestFirst(other, one))
    .slice(0, page.limit);
}

/** The sort column of a list and its range. */
type Order = {
  readonly at: typeof deskDocs.savedAt | typeof deskDocs.dueAt;
  readonly direction: SQL;
  readonly comesAfter: SQL;
  readonly isWithin?: SQL | undefined;
};

const lastSaved: Order = { at: deskDocs.savedAt, direction: sql`desc`, comesAfter: sql`<` };

async function lastSavedOf(q: Queryable, page: DeskPage, stream: DeskStream): Promise<Cursor[]> {
  if (isOrdered(page, stream)) return rowsFrom(q, walkInOrder(page, stream, lastSaved));
  if (stream.kind === 'private') return rowsFrom(q, sortWhatMatches(page, stream, lastSaved));
  return lookBackwards(q, page, stream);
}

/**
 * A search by lexemes. First in recent windows, where most lists fill up. Then a single query over all
 * earlier time, which is enough if little is left; only for many old results window by window.
 */
async function lookBackwards(q: Queryable, page: DeskPage, stream: DeskStream): Promise<Cursor[]> {
  const { narrowing, after, now, limit } = page;
  const windows = deskWindows(earliest(after?.at ?? now, narrowing.savedBefore ?? now), narrowing.savedFrom);
  const [recent, older] = [windows.slice(0, recentCount), windows.slice(recentCount)];
  const lately = await rowsFrom(q, lookThrough(page, stream, recent));
  if (lately.length >= limit || older.length === 0) return lately;
  const all = await rowsFrom(q, glance(page, stream, windows));
  if (all.length <= fewEnough) return all;
  return [...lately, ...(await rowsFrom(q, lookThrough(page, stream, older)))];
}

const recentCount = 3;
/** This many rows are sorted quickly. */
const fewEnough = 2_000;

function isOrdered({ narrowing }: DeskPage, { kind }: DeskStream): boolean {
  return kind === 'shared' && narrowing.lexemes.length === 0 && narrowing.queries.length === 0;
}

async function rowsFrom(q: Queryable, query: SQL): Promise<Cursor[]> {
  const { rows } = await q.execute<{ id: string; at: Date | string }>(query);
  return rows.map(({ id, at }) => ({ id, at: new Date(at) }));
}

/** Follows the index in this order, so that only the rows of the page are read. */
function walkInOrder(page: DeskPage, { sectionIds }: DeskStream, order: Order): SQL {
  const { state } = page.narrowing;
  const rows = (isOnDesk: SQL | undefined) =>
    rowsInOrder(page, order, [
      sql`${deskDocs.isShared}`,
      state === null ? undefined : eq(deskDocs.pile, state),
      isOnDesk,
    ]);
  if (sectionIds === null) return rows(undefined);
  return sql`select found.id, found.at from unnest(${sql.param(sectionIds)}::uuid[]) s(id)
    cross join lateral (${rows(sql`${deskDocs.sectionId} = s.id`)}) found
    order by found.at ${order.direction}, found.id ${order.direction} limit ${page.limit}`;
}

/** Sorts all matches, for conditions that match few. */
function sortWhatMatches(page: DeskPage, stream: DeskStream, order: Order): SQL {
  const keys = deskKeys(page.personId, stream, page.narrowing);
  return sql`select found.id, found.at from ${keyRow(keys)}
    cross join lateral (${rowsInOrder(page, order, [isOfStream(keys, stream)])}) found`;
}

/**
 * Reads one time window after another; a limit above a lateral join stops when the page is full. A window
 * with many matches is split into its parts, so that at most a month is sorted.
 */
function lookThrough(page: DeskPage, stream: DeskStream, windows: readonly DeskWindow[]): SQL {
  const keys = deskKeys(page.personId, stream, page.narrowing);
  const matches = isOfStream(keys, stream);
  return sql`select found.id, found.at from ${keyRow(keys)} cross join ${windowRows(windows)}
    cross join lateral (select case when w.is_short then 1 else (
      select count(*) from (select 1 from ${deskDocs}
        where ${and(isSavedIn(sql`w.whole`), matches)} limit ${fewEnough + 1}) counted
    ) end as count offset 0) c
    cross join lateral unnest(case
      when c.count > ${fewEnough} then string_to_array(w.parts, '|') when c.count > 0 then array[w.whole] end) p(part)
    cross join lateral (${rowsInOrder(page, lastSaved, [isSavedIn(sql`p.part`), matches])}) found
    limit ${page.limit}`;
}

/** The unsorted remainder of a stream, limited to slightly more than can be sorted quickly. */
function glance(page: DeskPage, stream: DeskStream, windows: readonly DeskWindow[]): SQL {
  const keys = deskKeys(page.personId, stream, page.narrowing);
  const { savedFrom, savedBefore } = page.narrowing;
  const isCut = page.after !== null || savedFrom !== null || savedBefore !== null;
  const inReach = isCut ? [...keys, anyLexeme(windows.flatMap(({ whole }) => whole))] : keys;
  return sql`select found.id, found.at from ${keyRow(inReach)} cross join lateral (
    select ${deskDocs.articleId} as id, ${deskDocs.savedAt} as at from ${deskDocs}
    where ${and(isOfStream(inReach, stream), isOnPage(page, lastSaved))} limit ${fewEnough + 1}) found`;
}

/** Placed before the other keys, so that the index skips within the window. */
function isSavedIn(tsquery: SQL): SQL {
  return sql`${deskDocs.document} @@ ${tsquery}::tsquery`;
}

function windowRows(windows: readonly DeskWindow[]): SQL {
  const wholes = windows.map(({ whole }) => anyLexeme(whole));
  const parts = windows.map((window) => anyLexeme(window.parts));
  const areShort = windows.map((window) => window.parts.length === 1);
  return sql`unnest(${sql.param(wholes)}::text[], ${sql.param(parts)}::text[], ${sql.param(areShort)}::boolean[])
    w(whole, parts, is_short)`;
}

function rowsInOrder(page: DeskPage, order: Order, conditions: readonly (SQL | undefined)[]): SQL {
  const { at, direction } = order;
  return sql`select ${deskDocs.articleId} as id, ${at} as at from ${deskDocs}
    where ${and(...conditions, isOnPage(page, order))}
    order by ${at} ${direction}, ${deskDocs.articleId} ${direction} limit ${page.limit}`;
}

/** Within the filter's days, and after the previous page. */
function isOnPage(
  { narrowing: { savedFrom, savedBefore }, after }: DeskPage,
  { at, comesAfter, isWithin }: Order,
): SQL | undefined {
  return and(
    isWithin,
    savedFrom === null ? undefined : sql`${deskDocs.savedAt} >= ${momentOf(savedFrom)}`,
    savedBefore === null ? undefined : sql`${deskDocs.savedAt} < ${momentOf(savedBefore)}`,
    after === null
      ? undefined
      : sql`(${at}, ${deskDocs.articleId}) ${comesAfter} (${momentOf(after.at)}, ${after.id}::uuid)`,
  );
}

function withLexeme<P extends DeskPage>(page: P, lexeme: string): P {
  const { narrowing } = page;
  return { ...page, narrowing: { ...narrowing, lexemes: [...narrowing.lexemes, lexeme] } };
}

function momentOf(moment: Date): SQL {
  return sql`${moment.toISOString()}::timestamptz`;
}

function newestFirst(one: Cursor, other: Cursor): number {
  return other.at.getTime() - one.at.getTime() || (one.id < other.id ? 1 : -1);
}

function earliest(one: Date, other: Date): Date {
  return one < other ? one : other;
}

const saver = alias(people, 'saver');
const claimer = alias(people, 'claimer');

/** The rows of these articles for the desk's lists, unordered. Never loads a body. */
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
      expiresAt: articles.expiresAt,
      bylineNames: bylineNamesOf(articleVersions.bylineIds),
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
