import { sql } from 'drizzle-orm';
import type { KnownWord } from '#core/search/search-engine.ts';
import type { Queryable, Transaction } from '../client.ts';
import { beginsWith } from './begins-with.ts';

/** More stories of a word are not counted. */
const countedAtMost = 1000;

/**
 * The words of a search document (the text of a tsvector) are known from now on. Those that are known already are not
 * touched, and the others come in one order, so that publishing stories never wait for each other in a circle.
 */
export async function addSearchWords(tx: Transaction, searchDocument: string): Promise<void> {
  await tx.execute(sql`
    insert into search_words (word)
    select lexeme from unnest(tsvector_to_array(${searchDocument}::tsvector)) lexeme
    where lexeme !~ '^[=§]' and length(lexeme) <= 64 order by lexeme
    on conflict do nothing`);
}

/** Those of the words (without accents) that are known. */
export async function listKnownWords(q: Queryable, words: readonly string[]): Promise<KnownWord[]> {
  const { rows } = await q.execute<KnownWord>(sql`
    select word, stories from search_words where word = any(${sql.param([...words])}::text[])`);
  return rows;
}

/** What a word that is being typed may become: itself first, then those that most stories have. */
export async function listWordsBeginning(q: Queryable, beginning: string, limit: number): Promise<string[]> {
  if ([...beginning].length === 1) return listWordsOfLetter(q, beginning, limit);
  const { rows } = await q.execute<{ word: string }>(sql`
    select word from search_words where ${beginsWith(sql`word`, beginning)}
    order by word = ${beginning} desc, stories desc, word limit ${limit}`);
  return rows.map(({ word }) => word);
}

/** The same of a single letter, with which tens of thousands begin: by an index that has the commonest first. */
async function listWordsOfLetter(q: Queryable, letter: string, limit: number): Promise<string[]> {
  const { rows } = await q.execute<{ word: string }>(sql`
    (select word from search_words where word = ${letter})
    union all (select word from search_words where left(word, 1) = ${letter} and word <> ${letter}
      order by stories desc, word limit ${limit})
    limit ${limit}`);
  return rows.map(({ word }) => word);
}

/**
 * Counts the stories of the words whose count is oldest, `limit` of them. The index alone answers, but has to be read to
 * the end for each: so many at a time as nobody notices.
 */
export async function recountSearchWords(q: Queryable, { now, limit }: { now: Date; limit: number }) {
  await q.execute(sql`
    update search_words w set counted_at = ${now.toISOString()}::timestamptz, stories = (
      select count(*) from (
        select from search_docs where document @@ quote_literal(oldest.word)::tsquery limit ${countedAtMost}) found)
    from (select word from search_words order by counted_at nulls first, word limit ${limit}) oldest
    where w.word = oldest.word`);
}

/** The words of the documents that were written since the last time go into the index: how many pages of them there were. */
export async function settleSearchWords(q: Queryable): Promise<number> {
  const { rows } = await q.execute<{ pages: number }>(sql`select settle_search_words()::int as pages`);
  return rows[0]?.pages ?? 0;
}
