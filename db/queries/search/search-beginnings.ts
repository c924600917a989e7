import { sql } from 'drizzle-orm';
import { foldedLexeme, quotedLexeme } from '#core/search/lexeme.ts';
import { anyMonth } from '#core/search/search-query.ts';
import { searchWindows } from '#core/search/search-windows.ts';
import type { Queryable } from '../../client.ts';
import { withForcedIndexScan } from '../shared/force-index-scan.ts';
import { literalLimit } from '../shared/planner-hints.ts';
import { listWordsBeginning } from './search-words.ts';

/**
 * Maximum number of completions of the last word; all completions of a single letter would match every story.
 */
const endingsAtMost = 12;
/** A short list is full early, and each window makes the statement longer. */
const windowMonths = [2, 4, 18];
/** Rows examined per result, because withdrawn and unpublished stories are indexed too. */
const lookedAtForOne = 10;

/**
 * The ids of the newest public stories with all words in their headlines, ignoring accents; the last word is
 * a prefix. Uses the index of headline words month by month, so that no prefix is too frequent.
 */
export async function listHeadlinesBeginning(
  q: Queryable,
  { words, asOf, timeZone }: { words: readonly string[]; asOf: Date; timeZone: string },
  limit: number,
): Promise<string[]> {
  const lexemes = words.map(foldedLexeme);
  const last = lexemes.pop();
  if (last === undefined) return [];
  const letters = lexemes.length === 0 ? [...last].length : Number.POSITIVE_INFINITY;
  if (letters <= fewLetters) {
    const found = await listNewestHeadlinesBeginning(q, last, limit);
    if (letters === 1 || found.length >= limit) return found;
  }
  const endings = await listWordsBeginning(q, last, endingsAtMost);
  if (endings.length === 0) return [];
  const whole = lexemes.map((word) => `${quotedLexeme(word)} & `).join('');
  const tsquery = `${whole}(${endings.map(quotedLexeme).join(' | ')})`;
  const newest = searchWindows({ from: null, until: asOf }, timeZone, windowMonths);
  const before = newest.at(-1)?.start ?? asOf;
  const windows = [
    ...newest.map(({ months }) => sql`ts_filter(document, '{a}') @@ ${anyMonth(months)}::tsquery`),
    sql`published_at < ${before.toISOString()}::timestamptz`,
  ];
  // Scheduled stories are indexed already; they would precede all public stories and use up the limit.
  const found = windows.map(
    (inWindow) => sql`(select article_id, published_at from search_docs
      where ${inWindow} and ts_filter(document, '{a}') @@ ${tsquery}::tsquery
        and published_at + interval '0' <= ${asOf.toISOString()}::timestamptz
      order by published_at + interval '0' desc limit ${limit * lookedAtForOne})`,
  );
  // Looked up row by row: reading stops with the month that fills the list.
  const { rows } = await withForcedIndexScan(q, (tx) =>
    tx.execute<{ id: string }>(sql`
    select id from (
      select newest.article_id as id, newest.published_at from (${sql.join(found, sql` union all `)}) newest
      cross join lateral (select from public_now p where p.id = newest.article_id limit 1) readable
      limit ${limit}) found
    order by published_at desc, id desc`),
  );
  return rows.map(({ id }) => id);
}

/**
 * With this few letters most headlines match, so the newest stories are filtered. If that finds none, two
 * letters are searched in all months; a single letter says too little.
 */
const fewLetters = 2;
const newestOfFewLetters = 150;

async function listNewestHeadlinesBeginning(
  q: Queryable,
  beginning: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await q.execute<{ id: string }>(sql`
    with newest as materialized (
      select id, published_at from public_now order by published_at desc, id desc ${literalLimit(newestOfFewLetters)})
    select n.id from newest n join search_docs d on d.article_id = n.id
    where ts_filter(d.document, '{a}') @@ ${`${quotedLexeme(beginning)}:*`}::tsquery
    order by n.published_at desc, n.id desc limit ${limit}`);
  return rows.map(({ id }) => id);
}
