import { index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { StoredBody } from '../../core/document/upgrade-steps.ts';
import { people } from './people.ts';

/**
 * A fact box of the library. A story has a copy of it, because an approval covers exactly the text that was
 * read. By `updatedAt` a story knows that its copy is older than the box.
 */
export const factBoxes = pgTable(
  'fact_boxes',
  {
    id: uuid().primaryKey(),
    title: text().notNull(),
    body: jsonb().$type<StoredBody>().notNull(),
    createdBy: uuid()
      .notNull()
      .references(() => people.id),
    updatedBy: uuid()
      .notNull()
      .references(() => people.id),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
    archivedAt: timestamp({ withTimezone: true }),
  },
  (t) => [index('fact_boxes_newest_idx').on(t.updatedAt, t.id)],
);
