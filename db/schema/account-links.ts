import { sql } from 'drizzle-orm';
import { check, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { ACCOUNT_LINK_KINDS } from '#core/people/account-links.ts';
import { people } from './people.ts';

/** The one open link by which a person chooses a password, once. Using it deletes it, a newer one takes its place. */
export const accountLinks = pgTable(
  'account_links',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    kind: text({ enum: ACCOUNT_LINK_KINDS }).notNull(),
    /** The secret is made when the mail goes and stands nowhere; until then the link opens nothing. */
    secretHash: text(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    uniqueIndex('account_links_person_key').on(t.personId),
    uniqueIndex('account_links_secret_key').on(t.secretHash),
    check('account_links_kind_check', sql`${t.kind} in ('invitation', 'reset')`),
  ],
);
