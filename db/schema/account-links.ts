import { sql } from 'drizzle-orm';
import { check, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { ACCOUNT_LINK_KINDS } from '#core/people/account-links.ts';
import { people } from './people.ts';

/** A person's one open link for setting a password. Using it deletes it; a newer one replaces it. */
export const accountLinks = pgTable(
  'account_links',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    kind: text({ enum: ACCOUNT_LINK_KINDS }).notNull(),
    /**
     * The secret is generated when the e-mail is sent, and only the hash is stored; until then the link opens
     * nothing.
     */
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
