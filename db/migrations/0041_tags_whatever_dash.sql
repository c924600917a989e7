-- Names with a space for each dash, by which readers find `COVID-19` who type `covid 19`: `db/spaced-key.ts`.
CREATE INDEX "tag_aliases_spaced_idx" ON "tag_aliases" USING btree ((case when (strpos(fold, '-') > 0 or octet_length(fold) > length(fold)) then regexp_replace(fold, '[ ‐-―−-]+', ' ', 'g') else fold end) text_pattern_ops);--> statement-breakpoint
CREATE INDEX "tags_spaced_idx" ON "tags" USING btree ((case when (strpos(fold, '-') > 0 or octet_length(fold) > length(fold)) then regexp_replace(fold, '[ ‐-―−-]+', ' ', 'g') else fold end) text_pattern_ops);
