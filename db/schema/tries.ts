import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * How often something was tried within its window, counted for all processes together. The key is hashed: people type
 * passwords into the field of the e-mail.
 */
export const tries = pgTable(
  'tries',
  {
    key: text().primaryKey(),
    count: integer().notNull(),
    endsAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('tries_ends_idx').on(t.endsAt)],
);
