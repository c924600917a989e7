import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { people } from './people.ts';

/** An external URL that is called for events. */
export const webhooks = pgTable(
  'webhooks',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    url: text().notNull(),
    events: text().array().notNull(),
    /** Signs the deliveries. Encrypted with a key outside the database; never displayed again. */
    secret: text().notNull(),
    createdBy: uuid().references(() => people.id),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    disabledAt: timestamp({ withTimezone: true }),
    disabledFor: text({ enum: ['choice', 'failures'] }),
    failuresInRow: integer().notNull().default(0),
    lastAnsweredAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    check('webhooks_name_check', sql`length(${t.name}) between 1 and 80`),
    check('webhooks_disabled_check', sql`(${t.disabledAt} is null) = (${t.disabledFor} is null)`),
  ],
);
