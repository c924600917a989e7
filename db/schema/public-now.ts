import { sql } from 'drizzle-orm';
import { bigint, pgView, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/**
 * Which version of which story readers have at this moment: whoever only asks whether they have it reads no version.
 * The predicate is time, embargo, expiry and state:
 * - a live story shows its live version, and from the moment of a due schedule the scheduled one;
 * - a scheduled story shows from `publish_at` on, whether or not a worker has noticed;
 * - nothing whose `published_at` or embargo lies ahead, nothing from its expiry on, nothing on hold or blocked before it
 *   was ever live, and nothing withheld, killed or taken down is in it.
 *
 * `site_now()` is the database's clock, under a name by which a test can turn it.
 */
export const publicNow = pgView('public_now', {
  id: uuid().notNull(),
  number: bigint({ mode: 'number' }).notNull(),
  locale: text({ enum: ['vi', 'en'] }).notNull(),
  slug: text().notNull(),
  sectionId: uuid().notNull(),
  versionId: uuid().notNull(),
  publishedAt: timestamp({ withTimezone: true }).notNull(),
  modifiedAt: timestamp({ withTimezone: true }).notNull(),
}).as(sql`
  select a.id, a.number, a.locale, a.slug, a.section_id, coalesce(s.version_id, a.live_version_id) as version_id,
         a.published_at, coalesce(a.modified_at, a.published_at) as modified_at
  from articles a
  left join schedules s on s.article_id = a.id and s.publish_at <= site_now()
  where a.public_state in ('live', 'scheduled')
    and (a.public_state = 'live' or (s.article_id is not null and a.work_state <> 'hold' and a.blocked_by is null))
    and a.published_at <= site_now()
    and (a.embargo_until is null or a.embargo_until <= site_now())
    and (a.expires_at is null or a.expires_at > site_now())
    and coalesce(s.version_id, a.live_version_id) is not null
`);
