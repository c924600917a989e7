import { pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { people } from './people.ts';

/** The account at the identity provider that a person signs in with; bound at the first sign-in. */
export const identityLinks = pgTable(
  'identity_links',
  {
    personId: uuid()
      .primaryKey()
      .references(() => people.id),
    /** The provider's `iss`, without a slash at its end. */
    issuer: text().notNull(),
    /** Its `sub`: the provider gives it to no other account, also where an e-mail address is given anew. */
    subject: text().notNull(),
    linkedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [unique('identity_links_subject_key').on(t.issuer, t.subject)],
);
