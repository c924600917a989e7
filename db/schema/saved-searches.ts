import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { people } from './people.ts';
import { sections } from './sections.ts';

/** A saved search of the desk: its filter as a URL query, never its results. */
export const savedSearches = pgTable(
  'saved_searches',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    name: text().notNull(),
    query: text().notNull(),
    /** The desk that it is shared with; null: private. */
    sectionId: uuid().references(() => sections.id),
    position: integer().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    uniqueIndex('saved_searches_name_key').on(t.personId, t.name),
    index('saved_searches_section_idx').on(t.sectionId).where(sql`${t.sectionId} is not null`),
    check('saved_searches_name_check', sql`length(${t.name}) between 1 and 60`),
  ],
);
