import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Rights } from '../../core/people/rights.ts';
import { RIGHTS_REQUEST_KINDS, RIGHTS_REQUEST_STATES } from '../../core/people/rights-policy.ts';
import { people } from './people.ts';

/** What one person asked for, for somebody, and a second one confirms or declines: rights, or that their second factors go. */
export const rightsRequests = pgTable(
  'rights_requests',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    kind: text({ enum: RIGHTS_REQUEST_KINDS }).notNull().default('rights'),
    /** What would be added, and what the person holds by then stays; of factors: what the person held when it was asked for. */
    rights: jsonb().$type<Rights>().notNull(),
    reason: text().notNull().default(''),
    requestedBy: uuid()
      .notNull()
      .references(() => people.id),
    requestedAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    state: text({ enum: RIGHTS_REQUEST_STATES }).notNull().default('open'),
    decidedBy: uuid(),
    decidedAt: timestamp({ withTimezone: true }),
    decisionReason: text(),
  },
  (t) => [
    uniqueIndex('rights_requests_open_key').on(t.personId, t.kind).where(sql`${t.state} = 'open'`),
    index('rights_requests_person_idx').on(t.personId, t.requestedAt),
    check('rights_requests_kind_check', sql`${t.kind} in ('rights', 'factors')`),
    check(
      'rights_requests_state_check',
      sql`${t.state} in ('open', 'confirmed', 'declined', 'withdrawn', 'replaced')`,
    ),
    check('rights_requests_decided_check', sql`(${t.state} = 'open') = (${t.decidedAt} is null)`),
    check(
      'rights_requests_two_people_check',
      sql`${t.state} <> 'confirmed' or (${t.decidedBy} is not null and ${t.decidedBy} <> ${t.requestedBy} and ${t.decidedBy} <> ${t.personId})`,
    ),
  ],
);
