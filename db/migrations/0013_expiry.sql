-- What time it is for readers: the database's clock, whoever asks. Its own name lets a test turn it, which the
-- application's role may not. It is inlined, so that a plan is what it would be with now().
CREATE FUNCTION site_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS 'select now()';--> statement-breakpoint
DROP VIEW "public"."public_articles";--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "schedules" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "articles_embargo_idx" ON "articles" USING btree ("embargo_until") WHERE "articles"."embargo_until" is not null;--> statement-breakpoint
CREATE INDEX "articles_expiry_idx" ON "articles" USING btree ("expires_at") WHERE "articles"."expires_at" is not null;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_expiry_check" CHECK ("articles"."published_at" is null or "articles"."published_at" < "articles"."expires_at");--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_embargo_expiry_check" CHECK ("articles"."embargo_until" is null or "articles"."embargo_until" < "articles"."expires_at");--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_expiry_check" CHECK ("schedules"."expires_at" is null or "schedules"."publish_at" < "schedules"."expires_at");--> statement-breakpoint
CREATE VIEW "public"."public_articles" AS (
  select a.id, a.number, a.locale, a.slug, a.section_id, v.id as version_id,
         a.published_at, coalesce(a.modified_at, a.published_at) as modified_at,
         v.format, v.kicker, v.headline, v.sapo, v.lead, v.body
  from articles a
  left join schedules s on s.article_id = a.id and s.publish_at <= site_now()
  join article_versions v on v.id = coalesce(s.version_id, a.live_version_id)
  where a.public_state in ('live', 'scheduled')
    and (a.public_state = 'live' or (s.article_id is not null and a.work_state <> 'hold' and a.blocked_by is null))
    and a.published_at <= site_now()
    and (a.embargo_until is null or a.embargo_until <= site_now())
    and (a.expires_at is null or a.expires_at > site_now())
);