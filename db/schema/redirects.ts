import { sql } from 'drizzle-orm';
import { check, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * A former public path and the current one, in one hop. Articles need none, because they are found by number.
 */
export const redirects = pgTable(
  'redirects',
  {
    path: text().primaryKey(),
    target: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [check('redirects_loop_check', sql`${t.path} <> ${t.target}`)],
);
