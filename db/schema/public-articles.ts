import { sql } from 'drizzle-orm';
import { bigint, jsonb, pgView, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { FORMATS } from '../../core/articles/states.ts';
import type { VersionLead } from '../../core/articles/version-content.ts';
import type { StoredBody } from '../../core/document/upgrade-steps.ts';

/**
 * The one door to everything that the public can see. Its predicate is time, embargo, expiry and state:
 * - a live story shows its live version, and from the moment of a due schedule the scheduled one;
 * - a scheduled story shows from `publish_at` on, whether or not a worker has noticed;
 * - nothing whose `published_at` or embargo lies ahead, nothing from its expiry on, nothing on hold or blocked before it
 *   was ever live, and nothing withheld, killed or taken down is in it.
 *
 * `site_now()` is the database's clock, under a name by which a test can turn it.
 */
export const publicArticles = pgView('public_articles', {
  id: uuid().notNull(),
  number: bigint({ mode: 'number' }).notNull(),
  locale: text({ enum: ['vi', 'en'] }).notNull(),
  slug: text().notNull(),
  sectionId: uuid().notNull(),
  versionId: uuid().notNull(),
  publishedAt: timestamp({ withTimezone: true }).notNull(),
  modifiedAt: timestamp({ withTimezone: true }).notNull(),
  format: text({ enum: FORMATS }).notNull(),
  kicker: text().notNull(),
  headline: text().notNull(),
  sapo: text().notNull(),
  lead: jsonb().$type<VersionLead | null>(),
  body: jsonb().$type<StoredBody>().notNull(),
  sponsor: text().notNull(),
}).as(sql`
  select a.id, a.number, a.locale, a.slug, a.section_id, v.id as version_id,
         a.published_at, coalesce(a.modified_at, a.published_at) as modified_at,
         v.format, v.kicker, v.headline, v.sapo, v.lead, v.body, v.sponsor
  from articles a
  left join schedules s on s.article_id = a.id and s.publish_at <= site_now()
  join article_versions v on v.id = coalesce(s.version_id, a.live_version_id)
  where a.public_state in ('live', 'scheduled')
    and (a.public_state = 'live' or (s.article_id is not null and a.work_state <> 'hold' and a.blocked_by is null))
    and a.published_at <= site_now()
    and (a.embargo_until is null or a.embargo_until <= site_now())
    and (a.expires_at is null or a.expires_at > site_now())
`);
