import { sql } from 'drizzle-orm';
import { boolean, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { people } from './people.ts';
import { sections } from './sections.ts';

/** A short form that becomes a long one while it is typed; `sectionId` is the desk, null for every desk. */
export const abbreviations = pgTable(
  'abbreviations',
  {
    id: uuid().primaryKey(),
    sectionId: uuid().references(() => sections.id),
    short: text().notNull(),
    expansion: text().notNull(),
    createdBy: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    uniqueIndex('abbreviations_desk_key').on(t.sectionId, t.short),
    uniqueIndex('abbreviations_house_key').on(t.short).where(sql`${t.sectionId} is null`),
  ],
);

/** A rule of style: what matches `pattern` is marked in the text with `advice`. Editors own them. */
export const styleRules = pgTable('style_rules', {
  id: uuid().primaryKey(),
  sectionId: uuid().references(() => sections.id),
  pattern: text().notNull(),
  matchCase: boolean().notNull(),
  advice: text().notNull(),
  /** What to write instead, with `$1` for the groups of the pattern; null where only a person can say. */
  replacement: text(),
  isOn: boolean().notNull(),
  createdBy: uuid()
    .notNull()
    .references(() => people.id),
  createdAt: timestamp({ withTimezone: true }).notNull(),
});

/** A word of the house that the spelling dictionaries do not know: a name, a loan, a new coinage. */
export const houseWords = pgTable('house_words', {
  word: text().primaryKey(),
  addedBy: uuid()
    .notNull()
    .references(() => people.id),
  addedAt: timestamp({ withTimezone: true }).notNull(),
});
