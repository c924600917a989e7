import { sql } from 'drizzle-orm';
import { boolean, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { people } from './people.ts';
import { sections } from './sections.ts';

/** An abbreviation that expands while typing; `sectionId` is the desk, null for all desks. */
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

/** A style rule of the editors: matches of `pattern` are marked in the text with `advice`. */
export const styleRules = pgTable('style_rules', {
  id: uuid().primaryKey(),
  sectionId: uuid().references(() => sections.id),
  pattern: text().notNull(),
  matchCase: boolean().notNull(),
  advice: text().notNull(),
  /** The replacement, with `$1` for the captures of the pattern; null if a person must decide. */
  replacement: text(),
  isOn: boolean().notNull(),
  createdBy: uuid()
    .notNull()
    .references(() => people.id),
  createdAt: timestamp({ withTimezone: true }).notNull(),
});

/** A word that the spelling dictionaries lack: a name, a loan word, a coinage. */
export const houseWords = pgTable('house_words', {
  word: text().primaryKey(),
  addedBy: uuid()
    .notNull()
    .references(() => people.id),
  addedAt: timestamp({ withTimezone: true }).notNull(),
});
