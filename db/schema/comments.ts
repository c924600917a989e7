import { index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { CommentAnchor } from '../../core/comments/comment-anchor.ts';
import { articles } from './articles.ts';
import { people } from './people.ts';

/** A conversation about a place in the text of an article; never part of the text itself. */
export const commentThreads = pgTable(
  'comment_threads',
  {
    id: uuid().primaryKey(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
    /** Null: about the article as a whole. */
    anchor: jsonb().$type<CommentAnchor | null>(),
    createdBy: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    resolvedBy: uuid().references(() => people.id),
    resolvedAt: timestamp({ withTimezone: true }),
  },
  (t) => [index('comment_threads_article_idx').on(t.articleId, t.createdAt)],
);

/** One contribution to a thread. */
export const comments = pgTable(
  'comments',
  {
    id: uuid().primaryKey(),
    threadId: uuid()
      .notNull()
      .references(() => commentThreads.id),
    writtenBy: uuid()
      .notNull()
      .references(() => people.id),
    writtenAt: timestamp({ withTimezone: true }).notNull(),
    text: text().notNull(),
    mentionIds: uuid().array().notNull(),
  },
  (t) => [index('comments_thread_idx').on(t.threadId, t.writtenAt)],
);
