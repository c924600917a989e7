import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { TAG_TYPES } from '../../core/taxonomy/tag-types.ts';
import { media } from './media.ts';

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
    /** What its page shows beside its name. */
    pictureId: uuid().references(() => media.id),
    /** The tag that stands for this one since they were merged; versions go on naming this one. */
    mergedInto: uuid().references((): AnyPgColumn => tags.id),
    /** How many stories that readers can see bear it, as of the last count. */
    storyCount: integer().notNull().default(0),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    uniqueIndex('tags_slug_key').on(t.slug),
    uniqueIndex('tags_fold_key').on(t.fold),
    index('tags_prefix_idx').using('btree', t.fold.op('text_pattern_ops')),
    index('tags_most_idx').on(t.storyCount),
    check(
      'tags_type_check',
      sql`${t.type} in ('topic', 'person', 'organisation', 'place', 'event', 'series')`,
    ),
    index('tags_parent_idx').on(t.parentId).where(sql`${t.parentId} is not null`),
    index('tags_picture_idx').on(t.pictureId).where(sql`${t.pictureId} is not null`),
    index('tags_merged_idx').on(t.mergedInto).where(sql`${t.mergedInto} is not null`),
    check('tags_merged_check', sql`${t.mergedInto} <> ${t.id}`),
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
  (t) => [
    uniqueIndex('tag_aliases_fold_key').on(t.fold),
    index('tag_aliases_prefix_idx').using('btree', t.fold.op('text_pattern_ops')),
  ],
);
