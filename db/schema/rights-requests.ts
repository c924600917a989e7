import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Rights } from '../../core/people/rights.ts';
import { RIGHTS_REQUEST_KINDS, RIGHTS_REQUEST_STATES } from '../../core/people/rights-policy.ts';
import { people } from './people.ts';

/**
 * A request for another person's rights, or to reset their second factors, which a second person confirms or
 * declines.
 */
export const rightsRequests = pgTable(
  'rights_requests',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    kind: text({ enum: RIGHTS_REQUEST_KINDS }).notNull().default('rights'),
    /**
     * The rights to add to the person's current ones. For factors: the person's rights at the time of the
     * request.
     */
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
