import { index, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';
import { articles } from './articles.ts';
import { people } from './people.ts';

/** Open articles: one row per connection, deleted with it, stale if its process died. */
export const presence = pgTable(
  'presence',
  {
    connectionId: uuid().primaryKey(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    seenAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('presence_article_idx').on(t.articleId)],
);
