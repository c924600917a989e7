import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

/** The section tree; a top-level section with its descendants is a desk. */
export const sections = pgTable(
  'sections',
  {
    id: uuid().primaryKey(),
    parentId: uuid().references((): AnyPgColumn => sections.id),
    slug: text().notNull(),
    name: text().notNull(),
    nameEn: text().notNull(),
    description: text().notNull().default(''),
    position: integer().notNull(),
    /** Set for an archived section: it is empty, and its URL redirects. */
    archivedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    uniqueIndex('sections_slug_key').on(t.slug),
    check('sections_slug_check', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check('sections_parent_check', sql`${t.parentId} <> ${t.id}`),
  ],
);
