import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

export const LINK_OUTCOMES = ['alive', 'dead', 'silent'] as const;

/**
 * The state of external pages that stories link to, and which of them are due for a check. Only a job uses
 * the network, never a transaction.
 */
export const linkChecks = pgTable(
  'link_checks',
  {
    /** SHA-256 of the URL, which may be too long for an index. */
    urlHash: text().primaryKey(),
    url: text().notNull(),
    /** Null before the first check. */
    outcome: text({ enum: LINK_OUTCOMES }),
    /** The last HTTP status; null without a response. */
    status: integer(),
    checkedAt: timestamp({ withTimezone: true }),
    /**
     * When the next check is due; null for none. A process that checks it moves it into the future first, as
     * a claim.
     */
    dueAt: timestamp({ withTimezone: true }),
    /** When a story last used it; unused URLs are deleted. */
    wantedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    index('link_checks_due_idx').on(t.dueAt).where(sql`${t.dueAt} is not null`),
    index('link_checks_wanted_idx').on(t.wantedAt),
    check('link_checks_outcome_check', sql`${t.outcome} in ('alive', 'dead', 'silent')`),
  ],
);
