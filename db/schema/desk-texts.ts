import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { QUEUE_STATES } from '../../core/articles/queue.ts';
import { articles } from './articles.ts';
import { tsvector } from './column-types.ts';

/**
 * The working texts of stories, if they differ from the public ones: the desk's search reads these besides
 * `search_docs` (decision 0050). Public queries never read this table. It repeats the columns of `desk_docs`
 * for the same article, so that a search need not join a million rows. These are not indexed here, so that a
 * claim or deadline updates no index.
 */
export const deskTexts = pgTable(
  'desk_texts',
  {
    articleId: uuid()
      .primaryKey()
      .references(() => articles.id, { onDelete: 'cascade' }),
    /** The version of these words; they are updated only with another working version. */
    versionId: uuid().notNull(),
    sectionId: uuid().notNull(),
    pile: text({ enum: QUEUE_STATES }).notNull(),
    isShared: boolean().notNull(),
    savedAt: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    /** The lexemes of the desk's lists: `core/articles/desk-lexemes.ts`. */
    document: tsvector().notNull(),
    /** `textDocument` of the version. */
    words: tsvector().notNull(),
  },
  (t) => [
    index('desk_texts_words_idx').using('gin', t.words).with({ fastupdate: false }),
    /** The words of headlines only, for suggestions while typing. */
    index('desk_texts_headline_idx')
      .using('gin', sql`ts_filter(${t.words}, '{a}')`)
      .with({ fastupdate: false }),
  ],
);
