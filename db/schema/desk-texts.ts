import { index, pgTable, uuid } from 'drizzle-orm/pg-core';
import { articles } from './articles.ts';
import { tsvector } from './tsvector.ts';

/**
 * The words of stories as the desk has them, where these are not simply what readers have: what the desk's search looks
 * through besides `search_docs` (decision 0050). No row is one that readers' queries know of.
 */
export const deskTexts = pgTable(
  'desk_texts',
  {
    articleId: uuid()
      .primaryKey()
      .references(() => articles.id, { onDelete: 'cascade' }),
    /** The version whose words they are; it is written anew only when another is worked on. */
    versionId: uuid().notNull(),
    document: tsvector().notNull(),
  },
  (t) => [index('desk_texts_document_idx').using('gin', t.document).with({ fastupdate: false })],
);
