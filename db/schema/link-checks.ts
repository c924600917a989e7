import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

export const LINK_OUTCOMES = ['alive', 'dead', 'silent'] as const;

/**
 * What is known of the pages of other sites that our stories link to, and which of them wait to be asked. The
 * network is asked by a job alone, never by a transaction.
 */
export const linkChecks = pgTable(
  'link_checks',
  {
    /** SHA-256 of the address, which may be longer than an index takes. */
    urlHash: text().primaryKey(),
    url: text().notNull(),
    /** Null until somebody has been asked. */
    outcome: text({ enum: LINK_OUTCOMES }),
    /** The last answer's HTTP status; null where none came. */
    status: integer(),
    checkedAt: timestamp({ withTimezone: true }),
    /** When it is to be asked; null where it need not be. Whoever asks moves it ahead first, so that nobody else does. */
    dueAt: timestamp({ withTimezone: true }),
    /** When a story last wanted to know; what nobody wants to know any more is forgotten. */
    wantedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    index('link_checks_due_idx').on(t.dueAt).where(sql`${t.dueAt} is not null`),
    index('link_checks_wanted_idx').on(t.wantedAt),
    check('link_checks_outcome_check', sql`${t.outcome} in ('alive', 'dead', 'silent')`),
  ],
);
