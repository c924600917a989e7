import { sql } from 'drizzle-orm';
import { check, date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

/**
 * What readers searched for on a day of the site's calendar, how often, and how much it found: only what several of them
 * asked for. Nothing here says who.
 */
export const searchTerms = pgTable(
  'search_terms',
  {
    day: date().notNull(),
    term: text().notNull(),
    searches: integer().notNull(),
    /** Hits when it was written down last, counted to a bound. */
    found: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.day, t.term] }),
    check('search_terms_term_check', sql`length(${t.term}) between 1 and 80`),
    check('search_terms_searches_check', sql`${t.searches} > 0`),
  ],
);
