import { jsonb, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Preferences } from '../../core/notifications/preferences.ts';
import { people } from './people.ts';

/** How a person wants to be told; whoever has no row here, as `defaultPreferences` says. */
export const notificationPreferences = pgTable('notification_preferences', {
  personId: uuid()
    .primaryKey()
    .references(() => people.id),
  choice: jsonb().$type<Preferences>().notNull(),
  updatedAt: timestamp({ withTimezone: true }).notNull(),
});
