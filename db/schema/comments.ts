import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { CommentAnchor } from '../../core/comments/comment-anchor.ts';
import { articles } from './articles.ts';
import { outsideLinks } from './outside-links.ts';
import { people } from './people.ts';

/** A comment thread on a range of an article; never part of the text. */
export const commentThreads = pgTable(
  'comment_threads',
  {
    id: uuid().primaryKey(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
    /** Null for a comment on the whole article. */
    anchor: jsonb().$type<CommentAnchor | null>(),
    /** Null if it was started from outside. */
    createdBy: uuid().references(() => people.id),
    /**
     * The share link through which it was started; its holder reads this thread and no others of the desk.
     */
    outsideLinkId: uuid().references(() => outsideLinks.id),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    resolvedBy: uuid().references(() => people.id),
    resolvedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('comment_threads_article_idx').on(t.articleId, t.createdAt),
    index('comment_threads_outside_idx').on(t.outsideLinkId).where(sql`${t.outsideLinkId} is not null`),
    check('comment_threads_creator_check', sql`(${t.createdBy} is null) = (${t.outsideLinkId} is not null)`),
  ],
);

/** A comment of a thread. */
export const comments = pgTable(
  'comments',
  {
    id: uuid().primaryKey(),
    threadId: uuid()
      .notNull()
      .references(() => commentThreads.id),
    /** Null if it was written from outside. */
    writtenBy: uuid().references(() => people.id),
    /** The share link through which it was written. */
    outsideLinkId: uuid().references(() => outsideLinks.id),
    writtenAt: timestamp({ withTimezone: true }).notNull(),
    text: text().notNull(),
    mentionIds: uuid().array().notNull(),
  },
  (t) => [
    index('comments_thread_idx').on(t.threadId, t.writtenAt),
    index('comments_outside_idx').on(t.outsideLinkId).where(sql`${t.outsideLinkId} is not null`),
    check('comments_writer_check', sql`(${t.writtenBy} is null) = (${t.outsideLinkId} is not null)`),
  ],
);
