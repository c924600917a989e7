import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Authorship } from '../../core/articles/authorship.ts';
import { FORMATS } from '../../core/articles/states.ts';
import type { VersionLead } from '../../core/articles/version-content.ts';
import type { StoredBody } from '../../core/document/upgrade-steps.ts';
import { articles } from './articles.ts';
import { people } from './people.ts';
import { sections } from './sections.ts';

/**
 * Why a version was created. `saved`: on request; `session`: the writers left or paused; `transition`: before
 * a workflow action; `large-change`: after many changes.
 */
export const VERSION_REASONS = [
  'created',
  'saved',
  'imported',
  'restored',
  'session',
  'transition',
  'large-change',
] as const;
export type VersionReason = (typeof VERSION_REASONS)[number];

/**
 * An immutable version of an article's content: everything that an approval covers. The application's role
 * may only insert.
 */
export const articleVersions = pgTable(
  'article_versions',
  {
    id: uuid().primaryKey(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
    number: integer().notNull(),
    baseNumber: integer().notNull(),
    reason: text({ enum: VERSION_REASONS }).notNull(),
    /** The person who saved it; null for an import, whose text counts as written by `nobody`. */
    savedBy: uuid().references(() => people.id),
    /** The people who changed the text since the version before, including `savedBy`. */
    contributorIds: uuid().array().notNull().default([]),
    /** The authors of its letters; null for versions from before this was stored. */
    authorship: jsonb().$type<Authorship>(),
    savedAt: timestamp({ withTimezone: true }).notNull(),
    contentHash: text().notNull(),
    format: text({ enum: FORMATS }).notNull(),
    kicker: text().notNull(),
    headline: text().notNull(),
    sapo: text().notNull(),
    sectionId: uuid()
      .notNull()
      .references(() => sections.id),
    lead: jsonb().$type<VersionLead | null>(),
    bylineIds: uuid().array().notNull(),
    tagIds: uuid().array().notNull(),
    pinIds: uuid().array().notNull(),
    /** The sponsor shown to readers; empty except for the format `sponsored`. */
    sponsor: text().notNull().default(''),
    /** The place that the story is filed from, such as "Hà Nội". */
    datelinePlace: text().notNull().default(''),
    body: jsonb().$type<StoredBody>().notNull(),
  },
  (t) => [
    uniqueIndex('article_versions_number_key').on(t.articleId, t.number),
    check('article_versions_number_check', sql`${t.number} > ${t.baseNumber} and ${t.baseNumber} >= 0`),
  ],
);
