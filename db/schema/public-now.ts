import { sql } from 'drizzle-orm';
import { bigint, pgView, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/**
 * The public version of each public story at this moment, without reading the version's content. The
 * conditions are time, embargo, expiry and state:
 * - a live story has its live version, and from the time of a due schedule the scheduled one;
 * - a scheduled story is public from `publish_at` on, even if no worker has recorded it;
 * - excluded: stories before their `published_at` or the end of their embargo, and after their expiry;
 *   stories on hold or blocked before their first publication; withheld, killed and taken-down stories.
 *
 * `site_now()` is the database's clock, with a name that tests can override.
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
