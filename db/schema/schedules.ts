import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { UPDATE_KINDS } from '../../core/articles/states.ts';
import { articles, articleVersions } from './articles.ts';
import { people } from './people.ts';

/** The pending schedule of an article: its version, time and approver. */
export const schedules = pgTable(
  'schedules',
  {
    articleId: uuid()
      .primaryKey()
      .references(() => articles.id),
    versionId: uuid()
      .notNull()
      .references(() => articleVersions.id),
    publishAt: timestamp({ withTimezone: true }).notNull(),
    /** A copy of the article's embargo, kept in sync. */
    embargoUntil: timestamp({ withTimezone: true }),
    /** A copy of the article's expiry, kept in sync. */
    expiresAt: timestamp({ withTimezone: true }),
    approvedBy: uuid()
      .notNull()
      .references(() => people.id),
    updateKind: text({ enum: UPDATE_KINDS }),
    publicNote: text(),
  },
  (t) => [
    index('schedules_due_idx').on(t.publishAt),
    check('schedules_embargo_check', sql`${t.embargoUntil} is null or ${t.publishAt} >= ${t.embargoUntil}`),
    check('schedules_expiry_check', sql`${t.expiresAt} is null or ${t.publishAt} < ${t.expiresAt}`),
  ],
);
