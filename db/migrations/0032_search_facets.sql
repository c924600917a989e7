-- Which version of which story readers have, without its text: whoever only asks whether they have it reads no version. The
-- condition moves here from the views of what a story says, which stay as they were. Replaced and not dropped: their
-- rights stay, and readers have them all the while.
CREATE VIEW "public"."public_now" AS (
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
);--> statement-breakpoint
CREATE OR REPLACE VIEW "public"."public_articles" AS (
  select p.id, p.number, p.locale, p.slug, p.section_id, p.version_id, p.published_at, p.modified_at,
         v.format, v.kicker, v.headline, v.sapo, v.lead, v.body, v.sponsor
  from public_now p join article_versions v on v.id = p.version_id
);--> statement-breakpoint
-- The same of a moment ahead (0016), so that whoever looks there gets that moment under this name too.
CREATE VIEW site_at.public_now AS
  select a.id, a.number, a.locale, a.slug, a.section_id, coalesce(s.version_id, a.live_version_id) as version_id,
         a.published_at, coalesce(a.modified_at, a.published_at) as modified_at
  from public.articles a
  left join site_at.schedules s on s.article_id = a.id and s.publish_at <= site_at.site_now()
  where a.public_state in ('live', 'scheduled')
    and (a.public_state = 'live' or (s.article_id is not null and a.work_state <> 'hold' and a.blocked_by is null))
    and a.published_at <= site_at.site_now()
    and (a.embargo_until is null or a.embargo_until <= site_at.site_now())
    and (a.expires_at is null or a.expires_at > site_at.site_now())
    and coalesce(s.version_id, a.live_version_id) is not null;--> statement-breakpoint
CREATE OR REPLACE VIEW site_at.public_articles AS
  select p.id, p.number, p.locale, p.slug, p.section_id, p.version_id, p.published_at, p.modified_at,
         v.format, v.kicker, v.headline, v.sapo, v.lead, v.body, v.sponsor
  from site_at.public_now p join public.article_versions v on v.id = p.version_id;--> statement-breakpoint
DO $$
BEGIN
  -- As in 0016.
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'toasoan_app'
    AND pg_has_role(current_user, oid, 'member')
    AND has_table_privilege(oid, 'public.articles'::regclass, 'select')) THEN
    GRANT SELECT ON site_at.public_now TO toasoan_app;
  END IF;
END
$$;--> statement-breakpoint
-- What a search counts of its hits stands in the rows that it finds. In them, whatever their length, for rows are lean
-- (0024) so that what is longer lies elsewhere, and this is what they are lean for.
ALTER TABLE "search_docs" ADD COLUMN "tag_ids" uuid[];--> statement-breakpoint
ALTER TABLE "search_docs" ADD COLUMN "author_ids" uuid[];--> statement-breakpoint
ALTER TABLE search_docs ALTER COLUMN tag_ids SET STORAGE MAIN, ALTER COLUMN author_ids SET STORAGE MAIN;--> statement-breakpoint
-- To write every row under its indexes of words takes hours at a million stories, and to make those anew keeps everybody from
-- publishing for minutes. The rows that are there are filled by and by (`fillSearchCounts`), and looked up until then.
CREATE INDEX "search_docs_unfilled_idx" ON "search_docs" USING btree ("published_at") WHERE "search_docs"."tag_ids" is null;--> statement-breakpoint
-- As in 0028, and with what is ranked and counted, so that the rows are not looked up once more for it. That a word is in few
-- stories is only looked into where two years had few: to count it reads more rows than the next year does.
DROP FUNCTION newest_matches(tsquery, tsquery, tsquery[], timestamptz[], timestamptz, timestamptz, integer);--> statement-breakpoint
CREATE FUNCTION newest_matches(
  words tsquery, whole tsquery, windows tsquery[], starts timestamptz[],
  since timestamptz, until timestamptz, at_most integer
) RETURNS TABLE (article_id uuid, published_at timestamptz, document tsvector, tag_ids uuid[], author_ids uuid[])
LANGUAGE plpgsql STABLE ROWS 1000
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan SET jit = off
SET max_parallel_workers_per_gather = 0
AS $$
#variable_conflict use_column
DECLARE
  -- After so many windows (two years) a word that is in so few stories is looked for everywhere at once: to be crossed with the
  -- months of ten years costs more than its stories do.
  newest_windows constant integer := 4;
  few_stories constant integer := 2000;
  few_in_two_years constant integer := 400;
  last_window constant integer := cardinality(windows);
  months tsquery;
  before timestamptz := until;
  missing integer := at_most;
  found_here integer;
  is_rest boolean := false;
BEGIN
  FOR place IN 1 .. last_window + 1 LOOP
    EXIT WHEN is_rest OR missing <= 0 OR starts[place - 1] <= since;
    IF place = newest_windows + 1 AND at_most - missing <= few_in_two_years THEN
      SELECT count(*) <= few_stories INTO is_rest
        FROM (SELECT FROM search_docs d WHERE d.document @@ words LIMIT few_stories + 1) counted;
    END IF;
    is_rest := is_rest OR place > last_window;
    IF is_rest THEN
      months := words;
      before := least(until, starts[place - 1]);
    ELSE
      months := windows[place];
    END IF;
    IF whole IS NULL THEN
      -- Two conditions and not one: the index then leaps from month to month, and does not weigh each story with a word.
      RETURN QUERY SELECT d.article_id, d.published_at, d.document,
          coalesce(d.tag_ids, ARRAY(SELECT t.tag_id FROM article_tags t WHERE t.article_id = d.article_id)),
          coalesce(d.author_ids, ARRAY(SELECT b.person_id FROM article_bylines b WHERE b.article_id = d.article_id))
        FROM search_docs d
        WHERE d.document @@ months AND d.document @@ words AND d.published_at >= since AND d.published_at < before
        ORDER BY d.published_at DESC LIMIT missing;
    ELSE
      -- Sorted without what is counted, so that many months of two common words stay in memory; that is fetched by its place.
      RETURN QUERY SELECT d.article_id, d.published_at, d.document,
          coalesce(d.tag_ids, ARRAY(SELECT t.tag_id FROM article_tags t WHERE t.article_id = d.article_id)),
          coalesce(d.author_ids, ARRAY(SELECT b.person_id FROM article_bylines b WHERE b.article_id = d.article_id))
        FROM (
          SELECT near.place FROM (
            SELECT d.ctid AS place, d.document FROM search_docs d
            WHERE d.document @@ months AND d.document @@ words AND d.published_at >= since AND d.published_at < before
            ORDER BY d.published_at DESC OFFSET 0) near
          WHERE near.document @@ whole LIMIT missing) said JOIN search_docs d ON d.ctid = said.place;
    END IF;
    GET DIAGNOSTICS found_here = ROW_COUNT;
    missing := missing - found_here;
  END LOOP;
END
$$;
