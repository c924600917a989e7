import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { TAG_TYPES } from '../../core/taxonomy/tag-types.ts';
import { spacedKeyOf } from '../spaced-key.ts';
import { media } from './media.ts';
import { people } from './people.ts';

/** A prefix index of names with dashes as spaces; queries must use exactly this expression. */
const spacedBeginning = sql`(${spacedKeyOf(sql.raw('fold'))}) text_pattern_ops`;

/**
 * A typed tag. `fold` is the name without accents and case, its search key; tags may share one
 * (`core/taxonomy/tag-key.ts`).
 */
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
    /** The picture of its page. */
    pictureId: uuid().references(() => media.id),
    /** Its IPTC Media Topic by number; null without one. */
    mediaTopic: text(),
    /** The tag that it was merged into; versions still refer to this one. */
    mergedInto: uuid().references((): AnyPgColumn => tags.id),
    /** When it was retired; the row remains, because versions refer to it and its slug must stay reserved. */
    retiredAt: timestamp({ withTimezone: true }),
    /** The number of public stories with it at the last count. */
    storyCount: integer().notNull().default(0),
    /**
     * The author of an unsubmitted draft who created it and alone finds it; null for everyone. Cleared when a
     * story with it is submitted.
     */
    privateTo: uuid().references(() => people.id),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    uniqueIndex('tags_slug_key').on(t.slug),
    uniqueIndex('tags_name_key').on(t.fold, t.name).where(sql`${t.privateTo} is null`),
    index('tags_order_idx').on(t.fold, t.name),
    index('tags_private_idx').on(t.createdAt).where(sql`${t.privateTo} is not null`),
    index('tags_prefix_idx').using('btree', t.fold.op('text_pattern_ops')),
    index('tags_spaced_idx').using('btree', spacedBeginning),
    index('tags_most_idx').on(t.storyCount),
    check(
      'tags_type_check',
      sql`${t.type} in ('topic', 'person', 'organisation', 'place', 'event', 'series')`,
    ),
    index('tags_parent_idx').on(t.parentId).where(sql`${t.parentId} is not null`),
    index('tags_picture_idx').on(t.pictureId).where(sql`${t.pictureId} is not null`),
    index('tags_merged_idx').on(t.mergedInto).where(sql`${t.mergedInto} is not null`),
    check('tags_merged_check', sql`${t.mergedInto} <> ${t.id}`),
    check('tags_media_topic_check', sql`${t.mediaTopic} ~ '^[0-9]{8}$'`),
    check('tags_name_check', sql`length(${t.name}) between 1 and 80`),
  ],
);

/** An alias of a tag; it finds the tag like its name. */
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
    uniqueIndex('tag_aliases_name_key').on(t.fold, t.name),
    index('tag_aliases_prefix_idx').using('btree', t.fold.op('text_pattern_ops')),
    index('tag_aliases_spaced_idx').using('btree', spacedBeginning),
    index('tag_aliases_tag_idx').on(t.tagId),
  ],
);

/** Two similar tags that an editor marked as different; the smaller id first. */
export const distinctTags = pgTable(
  'distinct_tags',
  {
    tagId: uuid()
      .notNull()
      .references(() => tags.id),
    otherId: uuid()
      .notNull()
      .references(() => tags.id),
    saidBy: uuid()
      .notNull()
      .references(() => people.id),
    saidAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tagId, t.otherId] }),
    check('distinct_tags_order_check', sql`${t.tagId} < ${t.otherId}`),
  ],
);
