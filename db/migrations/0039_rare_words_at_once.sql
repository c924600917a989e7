-- As in 0032, but for when it asks whether a word is in few stories: where two months had next to none of it, and not only after
-- two years. A rare word was crossed with the months of those two years for nothing, which took five times as long as to
-- read all its stories (decision 0056).
CREATE OR REPLACE FUNCTION newest_matches(
  words tsquery, whole tsquery, windows tsquery[], starts timestamptz[],
  since timestamptz, until timestamptz, at_most integer
) RETURNS TABLE (article_id uuid, published_at timestamptz, document tsvector, tag_ids uuid[], author_ids uuid[])
LANGUAGE plpgsql STABLE ROWS 1000
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan SET jit = off
SET max_parallel_workers_per_gather = 0
AS $$
#variable_conflict use_column
DECLARE
  -- A word that is in so few stories is looked for everywhere at once: to be crossed with the months of ten years costs more
  -- than its stories do. Whether it is, is asked where two months had so few, or else where two years had: to count a word
  -- that is in more reads more rows than the next year does.
  few_stories constant integer := 2000;
  few_in_two_months constant integer := 20;
  few_in_two_years constant integer := 400;
  last_window constant integer := cardinality(windows);
  months tsquery;
  before timestamptz := until;
  missing integer := at_most;
  found_here integer;
  was_asked boolean := false;
  is_rest boolean := false;
BEGIN
  FOR place IN 1 .. last_window + 1 LOOP
    EXIT WHEN is_rest OR missing <= 0 OR starts[place - 1] <= since;
    IF NOT was_asked AND (place = 3 AND at_most - missing <= few_in_two_months
      OR place = 5 AND at_most - missing <= few_in_two_years) THEN
      was_asked := true;
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
