import { jsonb, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Preferences } from '../../core/notifications/preferences.ts';
import { people } from './people.ts';

/** A person's notification settings; without a row `defaultPreferences` applies. */
export const notificationPreferences = pgTable('notification_preferences', {
  personId: uuid()
    .primaryKey()
    .references(() => people.id),
  choice: jsonb().$type<Preferences>().notNull(),
  updatedAt: timestamp({ withTimezone: true }).notNull(),
});
