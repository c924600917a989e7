import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { NOTIFICATION_KINDS } from '../../core/notifications/kinds.ts';
import type { NoticeDetail } from '../../core/notifications/notice.ts';
import { articles } from './articles.ts';
import { people } from './people.ts';

/**
 * A notification of one person. It contains no text of a story: that is loaded for display, with the person's
 * current rights.
 */
export const notifications = pgTable(
  'notifications',
  {
    id: uuid().primaryKey(),
    /** The deduplication key, unique per person, so that a repeated job creates no duplicates. */
    eventKey: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    kind: text({ enum: NOTIFICATION_KINDS }).notNull(),
    articleId: uuid().references(() => articles.id),
    /** The actor; the operator has no row in `people`. */
    actorId: uuid(),
    detail: jsonb().$type<NoticeDetail>().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    readAt: timestamp({ withTimezone: true }),
    /** Whether the desk shows it, and whether a digest includes it, by the person's settings at the time. */
    inDesk: boolean().notNull(),
    inDigest: boolean().notNull(),
    digestedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    uniqueIndex('notifications_event_key').on(t.eventKey, t.personId),
    index('notifications_person_idx').on(t.personId, t.at.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('notifications_unread_idx').on(t.personId).where(sql`${t.readAt} is null and ${t.inDesk}`),
    index('notifications_digest_idx')
      .on(t.personId)
      .where(sql`${t.inDigest} and ${t.digestedAt} is null and ${t.readAt} is null`),
    index('notifications_article_idx').on(t.articleId),
    index('notifications_age_idx').on(t.at),
    check(
      'notifications_kind_check',
      sql`${t.kind} in ('submitted', 'changes_requested', 'approved', 'mentioned', 'assigned', 'debt', 'correction', 'webhook_disabled', 'front_stale', 'factor_reset', 'rights_request', 'schedule_missed')`,
    ),
  ],
);
