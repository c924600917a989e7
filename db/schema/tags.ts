import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { TAG_TYPES } from '../../core/taxonomy/tag-types.ts';

/** A typed tag. `fold` is the name without accents and case: the guard against a twin. */
export const tags = pgTable(
  'tags',
  {
    id: uuid().primaryKey(),
    type: text({ enum: TAG_TYPES }).notNull(),
    name: text().notNull(),
    fold: text().notNull(),
    slug: text().notNull(),
    description: text().notNull().default(''),
    parentId: uuid().references((): AnyPgColumn => tags.id),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    uniqueIndex('tags_slug_key').on(t.slug),
    uniqueIndex('tags_fold_key').on(t.fold),
    check(
      'tags_type_check',
      sql`${t.type} in ('topic', 'person', 'organisation', 'place', 'event', 'series')`,
    ),
    check('tags_name_check', sql`length(${t.name}) between 1 and 80`),
  ],
);

/** Another name of a tag; finds the tag wherever a name does. */
export const tagAliases = pgTable(
  'tag_aliases',
  {
    id: uuid().primaryKey(),
    tagId: uuid()
      .notNull()
      .references(() => tags.id),
    name: text().notNull(),
    fold: text().notNull(),
  },
  (t) => [uniqueIndex('tag_aliases_fold_key').on(t.fold)],
);
