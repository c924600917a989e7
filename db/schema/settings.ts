import { integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { people } from './people.ts';

/** Site settings by name, such as `strictFourEyes`; `revision` counts the changes. */
export const settings = pgTable('settings', {
  name: text().primaryKey(),
  value: jsonb().$type<unknown>().notNull(),
});

/** A person's private draft of the settings until they apply it. */
export const settingsDrafts = pgTable('settings_drafts', {
  personId: uuid()
    .primaryKey()
    .references(() => people.id),
  /** Only the differences. */
  values: jsonb().$type<Record<string, unknown>>().notNull(),
  /** The revision of the settings on which the draft is based. */
  revision: integer().notNull(),
  savedAt: timestamp({ withTimezone: true }).notNull(),
});
