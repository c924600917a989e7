import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * A rate limit counter within its window, shared by all processes. The key is hashed, because people type
 * passwords into the e-mail field.
 */
export const rateLimitAttempts = pgTable(
  'tries',
  {
    key: text().primaryKey(),
    count: integer().notNull(),
    endsAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('tries_ends_idx').on(t.endsAt)],
);
