import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { people } from './people.ts';

/** A signed-in browser. The cookie carries only the id; this row decides whether it still counts. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    userAgent: text().notNull().default(''),
    address: text().notNull().default(''),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** When its person last proved who they are: at sign-in, and again before what can do much harm. */
    authenticatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    lastSeenAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    revokedAt: timestamp({ withTimezone: true }),
  },
  (t) => [index('sessions_person_idx').on(t.personId)],
);
