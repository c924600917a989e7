import { sql } from 'drizzle-orm';
import { check, date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

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
