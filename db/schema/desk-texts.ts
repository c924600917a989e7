import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { QUEUE_STATES } from '../../core/articles/queue.ts';
import { articles } from './articles.ts';
import { tsvector } from './tsvector.ts';

/**
 * The words of stories as the desk has them, where these are not simply what readers have: what the desk's search looks
 * through besides `search_docs` (decision 0050). No row is one that readers' queries know of. Beside the words stands what
 * `desk_docs` has of the same article, so that no look into its million rows is needed; of that nothing is indexed here, so that
 * a claim or a deadline rewrites no index.
 */
export const deskTexts = pgTable(
  'desk_texts',
  {
    articleId: uuid()
      .primaryKey()
      .references(() => articles.id, { onDelete: 'cascade' }),
    /** The version whose words they are; they are written anew only when another is worked on. */
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
    /** The words of headlines alone, for what is offered while somebody types. */
    index('desk_texts_headline_idx')
      .using('gin', sql`ts_filter(${t.words}, '{a}')`)
      .with({ fastupdate: false }),
  ],
);
