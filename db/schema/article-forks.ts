import { index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { StoredContent } from '../../core/articles/stored-content.ts';
import { articles } from './articles.ts';
import { people } from './people.ts';

/** The text of a save on a stale base, stored beside the article; never overwrites it, never deleted. */
export const articleForks = pgTable(
  'article_forks',
  {
    id: uuid().primaryKey(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
    baseNumber: integer().notNull(),
    savedBy: uuid()
      .notNull()
      .references(() => people.id),
    savedAt: timestamp({ withTimezone: true }).notNull(),
    reason: text({ enum: ['stale-version', 'not-allowed'] }).notNull(),
    content: jsonb().$type<StoredContent>().notNull(),
    resolvedAt: timestamp({ withTimezone: true }),
  },
  (t) => [index('article_forks_article_idx').on(t.articleId, t.savedAt)],
);
