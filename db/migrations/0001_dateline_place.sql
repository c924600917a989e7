-- The place that a story is filed from. Earlier versions have none; a constant default rewrites no row.
alter table article_versions add column dateline_place text default '' not null;
--> statement-breakpoint
-- Both views keep their grants: a replaced view may only get more columns at its end.
create or replace view public_articles as
  select p.id, p.number, p.locale, p.slug, p.section_id, p.version_id, p.published_at, p.modified_at,
         v.format, v.kicker, v.headline, v.sapo, v.lead, v.body, v.sponsor, v.dateline_place
  from public_now p join article_versions v on v.id = p.version_id;
--> statement-breakpoint
create or replace view site_at.public_articles as
  select p.id, p.number, p.locale, p.slug, p.section_id, p.version_id, p.published_at, p.modified_at,
         v.format, v.kicker, v.headline, v.sapo, v.lead, v.body, v.sponsor, v.dateline_place
  from site_at.public_now p join article_versions v on v.id = p.version_id;
