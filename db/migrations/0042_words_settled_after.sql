-- A story's six hundred words went into the index of words one by one while its publication waited, a fifth of the whole act.
-- They are now kept on a list beside the index, which every search reads too, and a job settles them a few seconds later,
-- those of several stories together (decision 0056). At eight megabytes, some five hundred stories that no job has settled,
-- whoever publishes next settles them. Last, since nobody searches or publishes from here to the end of the update.
ALTER INDEX "search_docs_document_idx" SET (fastupdate = on, gin_pending_list_limit = 8192);--> statement-breakpoint
ALTER INDEX "search_docs_headline_idx" SET (fastupdate = on, gin_pending_list_limit = 8192);--> statement-breakpoint
-- Only who owns an index may settle it, and the running application does not. Says how many pages of the lists there were.
CREATE FUNCTION settle_search_words() RETURNS bigint LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT gin_clean_pending_list('public.search_docs_document_idx'::regclass)
    + gin_clean_pending_list('public.search_docs_headline_idx'::regclass);
$$;
