import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * Every word of search documents, without accents, for completions and spelling correction. A word may come
 * from a story that readers may not see, so suggestions are made only from words with public results.
 */
export const searchWords = pgTable(
  'search_words',
  {
    word: text().primaryKey(),
    /** The number of documents with it, up to a limit, recounted occasionally. */
    stories: integer().notNull().default(0),
    /** Null: never counted. */
    countedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('search_words_prefix_idx').using('btree', t.word.op('text_pattern_ops')),
    /**
     * A single letter has tens of thousands of words: finds the most frequent ones without reading the
     * others.
     */
    index('search_words_letter_idx').on(sql`left(${t.word}, 1)`, t.stories.desc().nullsFirst(), t.word),
    index('search_words_counted_idx').on(t.countedAt),
    check('search_words_word_check', sql`length(${t.word}) between 1 and 64`),
  ],
);

/**
 * The search terms of readers per local day, with the number of searches and results. Only terms that several
 * readers searched for, without data on them.
 */
export const searchTerms = pgTable(
  'search_terms',
  {
    day: date().notNull(),
    term: text().notNull(),
    searches: integer().notNull(),
    /** The number of hits at the last write, up to a limit. */
    found: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.day, t.term] }),
    check('search_terms_term_check', sql`length(${t.term}) between 1 and 80`),
    check('search_terms_searches_check', sql`${t.searches} > 0`),
  ],
);
