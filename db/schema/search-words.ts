import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * Every word that a search document has had, without accents: what a word that is being typed may become, and what one
 * that is not there was meant to be. That a word stands here says nothing about who may read where it came from, so
 * readers are only told of what a search for it finds.
 */
export const searchWords = pgTable(
  'search_words',
  {
    word: text().primaryKey(),
    /** In how many documents it is, counted to a bound and now and then. */
    stories: integer().notNull().default(0),
    /** Null: never yet. */
    countedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('search_words_prefix_idx').using('btree', t.word.op('text_pattern_ops')),
    /** Of one letter are tens of thousands: the commonest of them, without a look at the others. */
    index('search_words_letter_idx').on(sql`left(${t.word}, 1)`, t.stories.desc().nullsFirst(), t.word),
    index('search_words_counted_idx').on(t.countedAt),
    check('search_words_word_check', sql`length(${t.word}) between 1 and 64`),
  ],
);
