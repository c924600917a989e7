import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { LOCALES } from '../../core/i18n/locales.ts';
import { articles } from './articles.ts';
import { sections } from './sections.ts';

/** The page views of a story per hour, without data on readers. UTC hours. */
export const articleReads = pgTable(
  'article_reads',
  {
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
    /** The start of the hour. */
    hour: timestamp({ withTimezone: true }).notNull(),
    reads: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.hour] }),
    check('article_reads_reads_check', sql`${t.reads} > 0`),
  ],
);

/** The page views of a story before the hours in `article_reads`. */
export const articleReadTotals = pgTable('article_read_totals', {
  articleId: uuid()
    .primaryKey()
    .references(() => articles.id),
  reads: bigint({ mode: 'number' }).notNull(),
});

/**
 * The most-read stories as last computed by the worker: for each section with descendants, and for the whole
 * site (null). Only read together with `public_articles`.
 */
export const mostRead = pgTable(
  'most_read',
  {
    locale: text({ enum: LOCALES }).notNull(),
    sectionId: uuid().references(() => sections.id),
    /** From 1. */
    position: integer().notNull(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
  },
  (t) => [unique('most_read_place').on(t.locale, t.sectionId, t.position).nullsNotDistinct()],
);
