import { sql } from 'drizzle-orm';
import { check, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** A path that was once public and where it leads now, in one hop. Articles need none: their number finds them. */
export const redirects = pgTable(
  'redirects',
  {
    path: text().primaryKey(),
    target: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [check('redirects_loop_check', sql`${t.path} <> ${t.target}`)],
);
