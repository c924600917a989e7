import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { people } from './people.ts';

/** The names of one thing, for searches. A name belongs to one group only. */
export const synonyms = pgTable(
  'synonyms',
  {
    groupId: uuid().notNull(),
    position: integer().notNull(),
    name: text().notNull(),
    /** The name's words without accents, as the search key. */
    fold: text().notNull(),
    savedBy: uuid()
      .notNull()
      .references(() => people.id),
    savedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.position] }),
    uniqueIndex('synonyms_fold_key').on(t.fold),
    check('synonyms_name_check', sql`length(${t.name}) between 1 and 80`),
  ],
);
