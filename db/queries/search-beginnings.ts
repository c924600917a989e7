import { sql } from 'drizzle-orm';
import { foldedLexeme, quotedLexeme } from '#core/search/lexeme.ts';
import { anyMonth } from '#core/search/search-query.ts';
import { searchWindows } from '#core/search/search-windows.ts';
import type { Queryable } from '../client.ts';
import { byIndexAlone } from './by-index-alone.ts';
import { atMost } from './plan-once.ts';
import { listWordsBeginning } from './search-words.ts';

/** How many words the last one may become: all of them would be every story for a single letter. */
const endingsAtMost = 12;
/** A short list is soon full, and each window makes the statement longer. */
const windowMonths = [2, 4, 18];
/** What readers have no more, or not yet, has its document all the same: so many are looked at for each that is wanted. */
const lookedAtForOne = 10;

/**
 * The ids of the newest stories that readers may see with all of the words in their headlines, whatever the accents; the
 * last word may go on. By the index of the words of headlines, month by month, so that no beginning is too common.
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
  // What is scheduled has its document already; it would stand before all that readers have, and leave no room for that.
  const found = windows.map(
    (inWindow) => sql`(select article_id, published_at from search_docs
      where ${inWindow} and ts_filter(document, '{a}') @@ ${tsquery}::tsquery
        and published_at + interval '0' <= ${asOf.toISOString()}::timestamptz
      order by published_at + interval '0' desc limit ${limit * lookedAtForOne})`,
  );
  // Each is looked up as it comes: months in which enough is found are the last that are read.
  const { rows } = await byIndexAlone(q, (tx) =>
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
 * Most headlines have a word that begins with these few letters: of so many of the newest stories those that do are a list, and where they
 * are not, of two letters all months are looked through. A letter alone says so little that the newest stories are as good as any.
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
      select id, published_at from public_now order by published_at desc, id desc ${atMost(newestOfFewLetters)})
    select n.id from newest n join search_docs d on d.article_id = n.id
    where ts_filter(d.document, '{a}') @@ ${`${quotedLexeme(beginning)}:*`}::tsquery
    order by n.published_at desc, n.id desc limit ${limit}`);
  return rows.map(({ id }) => id);
}
