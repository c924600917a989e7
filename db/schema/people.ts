import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

/** Staff, guests and agencies in one table: everyone who may be in a byline. Only staff sign in. */
export const people = pgTable(
  'people',
  {
    id: uuid().primaryKey(),
    kind: text({ enum: ['staff', 'guest', 'agency'] }).notNull(),
    name: text().notNull(),
    slug: text().notNull(),
    email: text(),
    passwordHash: text(),
    bio: text().notNull().default(''),
    /** Internal contact details as free text; never public. */
    contact: text().notNull().default(''),
    locale: text().notNull().default('vi'),
    disabledAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    uniqueIndex('people_slug_key').on(t.slug),
    uniqueIndex('people_email_key').on(sql`lower(${t.email})`),
    index('people_name_idx').on(t.name),
    check('people_kind_check', sql`${t.kind} in ('staff', 'guest', 'agency')`),
    check('people_name_check', sql`length(${t.name}) between 1 and 120`),
    check(
      'people_sign_in_check',
      sql`${t.passwordHash} is null or (${t.kind} = 'staff' and ${t.email} is not null)`,
    ),
  ],
);
