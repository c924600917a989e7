import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { articles } from './articles.ts';
import { people } from './people.ts';
import { tags } from './tags.ts';

/** Key moments of an event, chosen by an editor; they are highlighted in its line. */
export const keyMoments = pgTable(
  'key_moments',
  {
    tagId: uuid()
      .notNull()
      .references(() => tags.id),
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
    /** A short description. */
    label: text().notNull(),
    markedBy: uuid()
      .notNull()
      .references(() => people.id),
    markedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tagId, t.articleId] }),
    index('key_moments_article_idx').on(t.articleId),
    check('key_moments_label_check', sql`length(${t.label}) between 1 and 120`),
  ],
);
