ALTER TABLE "article_versions" ADD COLUMN "sponsor" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "translation_of" uuid;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_translation_of_articles_id_fk" FOREIGN KEY ("translation_of") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "articles_translation_key" ON "articles" USING btree ("translation_of") WHERE "articles"."translation_of" is not null;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_translation_check" CHECK ("articles"."translation_of" <> "articles"."id");--> statement-breakpoint
-- Replaced and not dropped: its rights stay, and readers have it all the while.
CREATE OR REPLACE VIEW "public"."public_articles" AS (
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
);--> statement-breakpoint
-- The same view of a moment ahead (0016).
CREATE OR REPLACE VIEW site_at.public_articles AS
  select a.id, a.number, a.locale, a.slug, a.section_id, v.id as version_id,
         a.published_at, coalesce(a.modified_at, a.published_at) as modified_at,
         v.format, v.kicker, v.headline, v.sapo, v.lead, v.body, v.sponsor
  from public.articles a
  left join site_at.schedules s on s.article_id = a.id and s.publish_at <= site_at.site_now()
  join public.article_versions v on v.id = coalesce(s.version_id, a.live_version_id)
  where a.public_state in ('live', 'scheduled')
    and (a.public_state = 'live' or (s.article_id is not null and a.work_state <> 'hold' and a.blocked_by is null))
    and a.published_at <= site_at.site_now()
    and (a.embargo_until is null or a.embargo_until <= site_at.site_now())
    and (a.expires_at is null or a.expires_at > site_at.site_now());
