import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { articles, articleVersions } from './articles.ts';
import { people } from './people.ts';

/**
 * An approval of exactly one version: the person and the time. Immutable, and not inherited by later
 * versions.
 */
export const approvals = pgTable(
  'approvals',
  {
    id: uuid().primaryKey(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
    versionId: uuid()
      .notNull()
      .references(() => articleVersions.id),
    contentHash: text().notNull(),
    kind: text({ enum: ['approval', 'debt_clearance'] }).notNull(),
    approvedBy: uuid()
      .notNull()
      .references(() => people.id),
    approvedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('approvals_article_idx').on(t.articleId, t.approvedAt)],
);
