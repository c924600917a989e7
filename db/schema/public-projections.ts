import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { articles } from './articles.ts';
import { media } from './media.ts';
import { people } from './people.ts';
import { sections } from './sections.ts';
import { tags } from './tags.ts';
import { tsvector } from './tsvector.ts';

/*
 * What the live (or scheduled) version says, spread out for lists: written in the transaction that
 * publishes or schedules, read only together with the view `public_articles`, which alone decides
 * whether a reader may see the row.
 */

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
 * What the headline and the names of the tags of a story speak of, a row a term (`core/taxonomy/suggesting/story-terms.ts`):
 * by it the newest stories with a term are found in one short scan, for the suggestion of tags. Only the newest stories have rows.
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
    /** Rows come nearly in the order of time: a few pages find what has grown old. */
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

/** Which pictures the version shows: a picture is public where a public story shows it. */
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

/** A job moves pending entries into the index, so that publications do not wait for it. */
const settledAfter = { fastupdate: true, gin_pending_list_limit: 8192 };

/** The search table of its own: no date index, on purpose (the planner would walk it for seconds). */
export const searchDocs = pgTable(
  'search_docs',
  {
    articleId: uuid()
      .primaryKey()
      .references(() => articles.id),
    publishedAt: timestamp({ withTimezone: true }).notNull(),
    document: tsvector().notNull(),
    /** What a search counts of its hits, where it finds them; null in a row of before, until it was filled. */
    tagIds: uuid().array(),
    authorIds: uuid().array(),
  },
  (t) => [
    index('search_docs_document_idx').using('gin', t.document).with(settledAfter),
    /** The words of headlines alone, for the question whether one of these days was nearly the same. */
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
    /** Section and headline of the work at that time, for a story whose content is sealed since. */
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
