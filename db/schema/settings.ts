import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';

/** Site settings by name, such as `strictFourEyes`. */
export const settings = pgTable('settings', {
  name: text().primaryKey(),
  value: jsonb().$type<unknown>().notNull(),
});
