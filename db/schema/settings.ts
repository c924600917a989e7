import { integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { people } from './people.ts';

/** Site settings by name, such as `strictFourEyes`; `revision` counts how often they were changed. */
export const settings = pgTable('settings', {
  name: text().primaryKey(),
  value: jsonb().$type<unknown>().notNull(),
});

/** What somebody would like the settings to be, seen by them alone until they apply it. */
export const settingsDrafts = pgTable('settings_drafts', {
  personId: uuid()
    .primaryKey()
    .references(() => people.id),
  /** Only what differs. */
  values: jsonb().$type<Record<string, unknown>>().notNull(),
  /** The revision of the settings that the draft was made from. */
  revision: integer().notNull(),
  savedAt: timestamp({ withTimezone: true }).notNull(),
});
