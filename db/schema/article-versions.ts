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
 * Why a version was cut. `saved`: somebody asked; `session`: the writers left or paused; `transition`: an action
 * of the workflow needed one; `large-change`: much was written since the last.
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
 * One immutable state of an article's content: all that an approval covers.
 * The application's role may insert here and nothing else.
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
    /** Who saved it; null for an import, whose text counts as nobody's. */
    savedBy: uuid().references(() => people.id),
    /** Everybody whose changes to the text it holds since the version before, `savedBy` among them. */
    contributorIds: uuid().array().notNull().default([]),
    /** Who wrote its letters; null for a version of before this was kept. */
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
    /** Who paid for it, as readers are told; empty in everything but the format `sponsored`. */
    sponsor: text().notNull().default(''),
    body: jsonb().$type<StoredBody>().notNull(),
  },
  (t) => [
    uniqueIndex('article_versions_number_key').on(t.articleId, t.number),
    check('article_versions_number_check', sql`${t.number} > ${t.baseNumber} and ${t.baseNumber} >= 0`),
  ],
);
