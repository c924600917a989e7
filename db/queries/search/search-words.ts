import { sql } from 'drizzle-orm';
import type { KnownWord } from '#core/search/search-engine.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { beginsWith } from './prefix-range.ts';

/** The counting limit of stories per word. */
const countedAtMost = 1000;

/**
 * Adds the words of a search document (the text of a tsvector). Known words are left out: an insert would
 * wait for a recount that updates them. New ones are inserted in one order, so that concurrent publications
 * do not deadlock.
 */
export async function addSearchWords(tx: Transaction, searchDocument: string): Promise<void> {
  await tx.execute(sql`
    insert into search_words (word)
    select lexeme from unnest(tsvector_to_array(${searchDocument}::tsvector)) lexeme
    where lexeme !~ '^[=§]' and length(lexeme) <= 64
      and not exists (select from search_words where word = lexeme) order by lexeme
    on conflict do nothing`);
}

/** The known words among these (without accents). */
export async function listKnownWords(q: Queryable, words: readonly string[]): Promise<KnownWord[]> {
  const { rows } = await q.execute<KnownWord>(sql`
    select word, stories from search_words where word = any(${sql.param([...words])}::text[])`);
  return rows;
}

/** Completions of a partial word: the word itself first, then the most frequent ones. */
export async function listWordsBeginning(q: Queryable, beginning: string, limit: number): Promise<string[]> {
  if ([...beginning].length === 1) return listWordsOfLetter(q, beginning, limit);
  const { rows } = await q.execute<{ word: string }>(sql`
    select word from search_words where ${beginsWith(sql`word`, beginning)}
    order by word = ${beginning} desc, stories desc, word limit ${limit}`);
  return rows.map(({ word }) => word);
}

/**
 * The same for a single letter, which has tens of thousands of completions: by an index with the most
 * frequent first.
 */
async function listWordsOfLetter(q: Queryable, letter: string, limit: number): Promise<string[]> {
  const { rows } = await q.execute<{ word: string }>(sql`
    (select word from search_words where word = ${letter})
    union all (select word from search_words where left(word, 1) = ${letter} and word <> ${letter}
      order by stories desc, word limit ${limit})
    limit ${limit}`);
  return rows.map(({ word }) => word);
}

/**
 * Recounts the stories of the `limit` words with the oldest counts, and returns how many there were. An
 * index-only scan, but a complete one per word, so the batches are small. A locked word is left for the next
 * time: this statement waits for no other.
 */
export async function recountSearchWords(
  q: Queryable,
  { now, limit }: { now: Date; limit: number },
): Promise<number> {
  const { rowCount } = await q.execute(sql`
    update search_words w set counted_at = ${now.toISOString()}::timestamptz, stories = (
      select count(*) from (
        select from search_docs where document @@ quote_literal(oldest.word)::tsquery limit ${countedAtMost}) found)
    from (select word from search_words order by counted_at nulls first, word limit ${limit}
      for no key update skip locked) oldest
    where w.word = oldest.word`);
  return rowCount ?? 0;
}

/** Flushes pending entries of the search index; returns the number of their pages. */
export async function settleSearchWords(q: Queryable): Promise<number> {
  const { rows } = await q.execute<{ pages: number }>(sql`select settle_search_words()::int as pages`);
  return rows[0]?.pages ?? 0;
}
