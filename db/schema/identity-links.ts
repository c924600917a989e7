import { pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { people } from './people.ts';

/** The identity provider's account of a person, linked at the first sign-in. */
export const identityLinks = pgTable(
  'identity_links',
  {
    personId: uuid()
      .primaryKey()
      .references(() => people.id),
    /** The provider's `iss`, without a trailing slash. */
    issuer: text().notNull(),
    /** Its `sub`, which the provider never reassigns, unlike an e-mail address. */
    subject: text().notNull(),
    linkedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [unique('identity_links_subject_key').on(t.issuer, t.subject)],
);
