import { sql } from 'drizzle-orm';
import {
  check,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { articles } from './articles.ts';
import { bytes } from './column-types.ts';
import { people } from './people.ts';

/**
 * The term vector of the live (or scheduled) version, for related stories. Written with the other read
 * models, read only together with the view `public_articles`.
 */
export const relatedDocs = pgTable(
  'related_docs',
  {
    articleId: uuid()
      .primaryKey()
      .references(() => articles.id),
    /**
     * Read by the previous version, which may still be running, instead of `related_keys`; empty in new rows.
     * Remove it with the next release (docs/OPERATIONS.md).
     */
    finding: integer().array().notNull(),
    /** All of its terms with their weights (`vectorBytes`). */
    terms: bytes().notNull(),
  },
  (t) => [index('related_docs_finding_idx').using('gin', t.finding).with({ fastupdate: false })],
);

/**
 * The index keys by which other stories find it (`findingKeys`). A separate table from the vectors, which are
 * read for few candidates only. Matches are looked up row by row, some hundred per page; here they are in a
 * quarter of the pages (decision 0029).
 */
export const relatedKeys = pgTable(
  'related_keys',
  {
    articleId: uuid()
      .primaryKey()
      .references(() => articles.id),
    keys: integer().array().notNull(),
  },
  (t) => [index('related_keys_keys_idx').using('gin', t.keys).with({ fastupdate: false })],
);

/** The number of counted stories with a term; terms of a single story are not stored. */
export const relatedTermCounts = pgTable('related_term_counts', {
  term: integer().primaryKey(),
  stories: integer().notNull(),
});

/** The last count of terms: one row. */
export const relatedStatistics = pgTable(
  'related_statistics',
  {
    id: smallint().primaryKey(),
    /** The number of public stories then. */
    storyCount: integer().notNull(),
    /** The number of newest stories whose terms were counted. */
    countedStories: integer().notNull(),
    /** The average number of syllables of a counted story. */
    averageLength: doublePrecision().notNull(),
    /** The number of stories when the vectors of the counted ones were last recomputed. */
    weighedAtCount: integer().notNull(),
    countedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [check('related_statistics_one_row_check', sql`${t.id} = 1`)],
);

/** A story that an editor excluded from another one's automatic list. */
export const relatedRefusals = pgTable(
  'related_refusals',
  {
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
    refusedId: uuid()
      .notNull()
      .references(() => articles.id),
    refusedBy: uuid()
      .notNull()
      .references(() => people.id),
    refusedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.refusedId] })],
);
