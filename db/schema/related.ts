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
import { bytes } from './bytes.ts';
import { people } from './people.ts';

/**
 * What the live (or scheduled) version is about, for related stories: written with the other projections, read only
 * together with the view `public_articles`.
 */
export const relatedDocs = pgTable(
  'related_docs',
  {
    articleId: uuid()
      .primaryKey()
      .references(() => articles.id),
    /**
     * What the version before `related_keys` looks for, which may still be running; empty in what is written since. To go with the
     * release after (docs/OPERATIONS.md).
     */
    finding: integer().array().notNull(),
    /** All of its terms with their weights (`vectorBytes`). */
    terms: bytes().notNull(),
  },
  (t) => [index('related_docs_finding_idx').using('gin', t.finding).with({ fastupdate: false })],
);

/**
 * By what other stories find it (`findingKeys`). Apart from what is read of the few that are looked at closely: what is found has to
 * be looked up row by row, some hundred of them a page, and those lie in a fourth of the pages here (decision 0029).
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

/** In how many of the counted stories a term occurs; terms of one story alone are not kept. */
export const relatedTermCounts = pgTable('related_term_counts', {
  term: integer().primaryKey(),
  stories: integer().notNull(),
});

/** The last count of terms: one row. */
export const relatedStatistics = pgTable(
  'related_statistics',
  {
    id: smallint().primaryKey(),
    /** Stories that readers had then. */
    storyCount: integer().notNull(),
    /** The newest of them, whose terms were counted. */
    countedStories: integer().notNull(),
    /** Syllables of a counted story. */
    averageLength: doublePrecision().notNull(),
    /** How many stories there were when the terms of the counted ones were last weighed anew. */
    weighedAtCount: integer().notNull(),
    countedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [check('related_statistics_one_row_check', sql`${t.id} = 1`)],
);

/** A story that an editor does not want in the automatic list of another. */
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
