-- The newest stories that a search finds, `at_most` of them: window after window of months, the newest first, each beginning
-- at the moment of the same place in `starts`, and then all that is older, until there are enough or `since` is reached.
-- `words` is what an index of words answers; `whole`, where words must stand side by side, is looked up in the documents
-- themselves, from the newest on and no further than needed.
-- A function and not a statement put together for each search: what it asks is planned once for a connection and not for
-- each window of each search, and by the index alone, because the rows of search_docs are few bytes each and the planner
-- does not know what their documents cost.
CREATE FUNCTION newest_matches(
  words tsquery, whole tsquery, windows tsquery[], starts timestamptz[],
  since timestamptz, until timestamptz, at_most integer
) RETURNS TABLE (article_id uuid) LANGUAGE plpgsql STABLE ROWS 1000
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan SET jit = off
SET max_parallel_workers_per_gather = 0
AS $$
#variable_conflict use_column
DECLARE
  -- After so many windows (two years) a word that is in so few stories is looked for everywhere at once: to be crossed with the
  -- months of ten years costs more than its stories do.
  newest_windows constant integer := 4;
  few_stories constant integer := 2000;
  last_window constant integer := cardinality(windows);
  months tsquery;
  before timestamptz := until;
  missing integer := at_most;
  found_here integer;
  is_rest boolean := false;
BEGIN
  FOR place IN 1 .. last_window + 1 LOOP
    EXIT WHEN is_rest OR missing <= 0 OR starts[place - 1] <= since;
    IF place = newest_windows + 1 THEN
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
      RETURN QUERY SELECT d.article_id FROM search_docs d
        WHERE d.document @@ months AND d.document @@ words AND d.published_at >= since AND d.published_at < before
        ORDER BY d.published_at DESC LIMIT missing;
    ELSE
      RETURN QUERY SELECT near.article_id FROM (
          SELECT d.article_id, d.document FROM search_docs d
          WHERE d.document @@ months AND d.document @@ words AND d.published_at >= since AND d.published_at < before
          ORDER BY d.published_at DESC OFFSET 0) near
        WHERE near.document @@ whole LIMIT missing;
    END IF;
    GET DIAGNOSTICS found_here = ROW_COUNT;
    missing := missing - found_here;
  END LOOP;
END
$$;
