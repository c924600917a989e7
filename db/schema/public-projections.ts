import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { articles } from './articles.ts';
import { tsvector } from './column-types.ts';
import { media } from './media.ts';
import { people } from './people.ts';
import { sections } from './sections.ts';
import { tags } from './tags.ts';

/* The read models of the live (or scheduled) version, for lists. Written in the transaction that publishes
   or schedules. Read only together with the view `public_articles`, which alone decides visibility. */

/** The order of a tag page, and the candidates for related stories. */
export const articleTags = pgTable(
  'article_tags',
  {
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
    tagId: uuid()
      .notNull()
      .references(() => tags.id),
    publishedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.tagId] }),
    index('article_tags_newest_idx').on(t.tagId, t.publishedAt, t.articleId),
  ],
);

/**
 * The terms of a story's headline and tag names, one row each (`core/taxonomy/suggesting/story-terms.ts`).
 * Finds the newest stories with a term in one short scan, for tag suggestions. Only the newest stories have
 * rows.
 */
export const headlineTerms = pgTable(
  'headline_terms',
  {
    term: text().notNull(),
    publishedAt: timestamp({ withTimezone: true }).notNull(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
  },
  (t) => [
    index('headline_terms_newest_idx').on(t.term, t.publishedAt, t.articleId),
    index('headline_terms_article_idx').on(t.articleId),
    /** Rows are inserted nearly in time order, so a BRIN index finds old ones in a few pages. */
    index('headline_terms_age_idx').using('brin', t.publishedAt),
  ],
);

/** The ordered byline, and the order of an author's page. */
export const articleBylines = pgTable(
  'article_bylines',
  {
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    position: integer().notNull(),
    publishedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.personId] }),
    index('article_bylines_newest_idx').on(t.personId, t.publishedAt, t.articleId),
  ],
);

/** The editor's related stories, in order. */
export const relatedPins = pgTable(
  'related_pins',
  {
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
    pinnedId: uuid()
      .notNull()
      .references(() => articles.id),
    position: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.pinnedId] })],
);

/** The pictures of the version: a picture is public if a public story has it. */
export const articleMedia = pgTable(
  'article_media',
  {
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
    mediaId: uuid()
      .notNull()
      .references(() => media.id),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.mediaId] }), index('article_media_media_idx').on(t.mediaId)],
);

/** A job flushes pending entries into the index, so that publications do not wait for it. */
const settledAfter = { fastupdate: true, gin_pending_list_limit: 8192 };

/** The search table. It has no date index, because the planner would scan it for seconds. */
export const searchDocs = pgTable(
  'search_docs',
  {
    articleId: uuid()
      .primaryKey()
      .references(() => articles.id),
    publishedAt: timestamp({ withTimezone: true }).notNull(),
    document: tsvector().notNull(),
    /** The facets of a story for counting; null in old rows until they are filled. */
    tagIds: uuid().array(),
    authorIds: uuid().array(),
  },
  (t) => [
    index('search_docs_document_idx').using('gin', t.document).with(settledAfter),
    /** The words of headlines only, for finding nearly equal recent headlines. */
    index('search_docs_unfilled_idx').on(t.publishedAt).where(sql`${t.tagIds} is null`),
    index('search_docs_headline_idx').using('gin', sql`ts_filter(${t.document}, '{a}')`).with(settledAfter),
  ],
);

/** The public notes of a story: updates, clarifications, corrections, and the notice of a take-down. */
export const corrections = pgTable(
  'corrections',
  {
    id: uuid().primaryKey(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
    kind: text({ enum: ['minor_fix', 'update', 'clarification', 'correction', 'take_down'] }).notNull(),
    note: text().notNull(),
    /** Section and headline at the time, for a story whose content was sealed later. */
    workHeadline: text().notNull(),
    sectionId: uuid()
      .notNull()
      .references(() => sections.id),
    wrongInformation: text(),
    correctedInformation: text(),
    apology: text(),
    publishedAt: timestamp({ withTimezone: true }).notNull(),
    publishedBy: uuid()
      .notNull()
      .references(() => people.id),
  },
  (t) => [
    index('corrections_newest_idx').on(t.publishedAt, t.id),
    index('corrections_article_idx').on(t.articleId),
  ],
);
