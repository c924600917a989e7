-- The site as it will be at a moment: the same view once more, in a schema of its own, by a clock that a transaction
-- sets. Readers' view knows nothing of that setting, so nothing that is set or left over anywhere can turn it; and
-- whoever reads here without having set it gets an error, not another time.
CREATE SCHEMA site_at;
--> statement-breakpoint
CREATE FUNCTION site_at.site_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
AS $$ select current_setting('toasoan.site_at')::timestamptz $$;
--> statement-breakpoint
-- Without those that the person who looks may not read.
CREATE VIEW site_at.schedules AS
  select article_id, version_id, publish_at, embargo_until, approved_by, update_kind, public_note, expires_at
  from public.schedules
  where article_id <> all (current_setting('toasoan.site_at_hidden')::uuid[]);
--> statement-breakpoint
CREATE VIEW site_at.public_articles AS
  select a.id, a.number, a.locale, a.slug, a.section_id, v.id as version_id,
         a.published_at, coalesce(a.modified_at, a.published_at) as modified_at,
         v.format, v.kicker, v.headline, v.sapo, v.lead, v.body
  from public.articles a
  left join site_at.schedules s on s.article_id = a.id and s.publish_at <= site_at.site_now()
  join public.article_versions v on v.id = coalesce(s.version_id, a.live_version_id)
  where a.public_state in ('live', 'scheduled')
    and (a.public_state = 'live' or (s.article_id is not null and a.work_state <> 'hold' and a.blocked_by is null))
    and a.published_at <= site_at.site_now()
    and (a.embargo_until is null or a.embargo_until <= site_at.site_now())
    and (a.expires_at is null or a.expires_at > site_at.site_now());
--> statement-breakpoint
DO $$
BEGIN
  -- The role may be missing, or be that of another newsroom on the same server.
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'toasoan_app'
    AND pg_has_role(current_user, oid, 'member')
    AND has_table_privilege(oid, 'public.articles'::regclass, 'select')) THEN
    GRANT USAGE ON SCHEMA site_at TO toasoan_app;
    GRANT SELECT ON ALL TABLES IN SCHEMA site_at TO toasoan_app;
  END IF;
END
$$;
