CREATE INDEX "search_words_letter_idx" ON "search_words" USING btree (left("word", 1),"stories" DESC NULLS FIRST,"word");--> statement-breakpoint
-- As in 0039, but that a word which is in few stories is looked up once: those that were found to know so are the answer. And where
-- words must stand side by side, of the stories that have them all so many are read, the newest first, for each costs a look at its
-- document, and two of the commonest words may stand side by side in none. Where that ends before there are enough, the last row is no
-- story: without an `article_id`, at the moment back to which was read (decision 0071).
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
  -- that is in more reads more rows than the next window does.
  few_stories constant integer := 2000;
  few_in_two_months constant integer := 20;
  few_in_two_years constant integer := 400;
  last_window constant integer := cardinality(windows);
  months tsquery;
  before timestamptz := until;
  missing integer := at_most;
  found_here integer;
  was_asked boolean := false;
  -- Where those that were found lie.
  places tid[];
  -- So many stories of a phrase are still read, and when the last that was came out.
  unread integer := 12000;
  read_back_to timestamptz;
BEGIN
  FOR place IN 1 .. last_window + 1 LOOP
    EXIT WHEN missing <= 0 OR starts[place - 1] <= since;
    IF NOT was_asked AND (place = 3 AND at_most - missing <= few_in_two_months
      OR starts[place - 1] <= until - interval '22 months' AND at_most - missing <= few_in_two_years) THEN
      was_asked := true;
      SELECT array_agg(few.lies_at) INTO places
        FROM (SELECT d.ctid AS lies_at FROM search_docs d WHERE d.document @@ words LIMIT few_stories + 1) few;
      IF coalesce(cardinality(places), 0) <= few_stories THEN
        RETURN QUERY SELECT d.article_id, d.published_at, d.document,
            coalesce(d.tag_ids, ARRAY(SELECT t.tag_id FROM article_tags t WHERE t.article_id = d.article_id)),
            coalesce(d.author_ids, ARRAY(SELECT b.person_id FROM article_bylines b WHERE b.article_id = d.article_id))
          FROM (
            SELECT d.ctid AS lies_at FROM unnest(places) few(lies_at) JOIN search_docs d ON d.ctid = few.lies_at
            WHERE d.published_at >= since AND d.published_at < starts[place - 1] AND d.published_at < until
            ORDER BY d.published_at DESC OFFSET 0) older JOIN search_docs d ON d.ctid = older.lies_at
          WHERE whole IS NULL OR d.document @@ whole LIMIT missing;
        RETURN;
      END IF;
    END IF;
    IF place > last_window THEN
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
      GET DIAGNOSTICS found_here = ROW_COUNT;
    ELSE
      -- Put in order by their places alone, so that many months of two common words stay in memory; the documents are fetched by these.
      SELECT array_agg(near.place), min(near.published_at) INTO places, read_back_to FROM (
        SELECT d.ctid AS place, d.published_at FROM search_docs d
        WHERE d.document @@ months AND d.document @@ words AND d.published_at >= since AND d.published_at < before
        ORDER BY d.published_at DESC LIMIT unread) near;
      RETURN QUERY SELECT d.article_id, d.published_at, d.document,
          coalesce(d.tag_ids, ARRAY(SELECT t.tag_id FROM article_tags t WHERE t.article_id = d.article_id)),
          coalesce(d.author_ids, ARRAY(SELECT b.person_id FROM article_bylines b WHERE b.article_id = d.article_id))
        FROM unnest(places) near(place) JOIN search_docs d ON d.ctid = near.place
        WHERE d.document @@ whole LIMIT missing;
      GET DIAGNOSTICS found_here = ROW_COUNT;
      unread := unread - coalesce(cardinality(places), 0);
      IF unread <= 0 AND found_here < missing THEN
        RETURN QUERY SELECT NULL::uuid, read_back_to, NULL::tsvector, NULL::uuid[], NULL::uuid[];
        RETURN;
      END IF;
    END IF;
    missing := missing - found_here;
  END LOOP;
END
$$;
