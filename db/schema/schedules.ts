import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { UPDATE_KINDS } from '../../core/articles/states.ts';
import { articleVersions } from './article-versions.ts';
import { articles } from './articles.ts';
import { people } from './people.ts';

/** The one pending schedule of an article: which version, when, by whose authority. */
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
    /** The article's embargo as it stood when the schedule was made or the embargo last moved. */
    embargoUntil: timestamp({ withTimezone: true }),
    /** The article's expiry, kept in step likewise. */
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
