import { sql } from 'drizzle-orm';
import { bigint, jsonb, pgView, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { FORMATS } from '../../core/articles/states.ts';
import type { VersionLead } from '../../core/articles/version-content.ts';
import type { StoredBody } from '../../core/document/upgrade-steps.ts';

/** The content of every public story (`public_now`): the only access to published text. */
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
  datelinePlace: text().notNull(),
}).as(sql`
  select p.id, p.number, p.locale, p.slug, p.section_id, p.version_id, p.published_at, p.modified_at,
         v.format, v.kicker, v.headline, v.sapo, v.lead, v.body, v.sponsor, v.dateline_place
  from public_now p join article_versions v on v.id = p.version_id
`);
