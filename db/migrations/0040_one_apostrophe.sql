-- Names that only the kind of their apostrophes tells apart are one name: the keys of those that are there get the apostrophe of
-- every keyboard, as core/text/fold-name.ts has it. One whose new key another tag bears stays as it is, for the list of twins.
-- Nobody writes tags meanwhile: whoever does is waited for here, before anything else is held.
LOCK TABLE tags, tag_aliases IN SHARE ROW EXCLUSIVE MODE;--> statement-breakpoint
DO $$
DECLARE each record;
BEGIN
  FOR each IN SELECT id, translate(fold, '‘’ʼ', '''''''') AS plain FROM tags WHERE fold ~ '[‘’ʼ]' ORDER BY id LOOP
    BEGIN
      UPDATE tags SET fold = each.plain WHERE id = each.id
        AND NOT EXISTS (SELECT FROM tag_aliases al WHERE al.fold = each.plain AND al.tag_id <> each.id);
    EXCEPTION WHEN unique_violation THEN NULL;
    END;
  END LOOP;
  FOR each IN SELECT id, tag_id, translate(fold, '‘’ʼ', '''''''') AS plain FROM tag_aliases WHERE fold ~ '[‘’ʼ]' ORDER BY id LOOP
    BEGIN
      UPDATE tag_aliases SET fold = each.plain WHERE id = each.id
        AND NOT EXISTS (SELECT FROM tags t WHERE t.fold = each.plain AND t.id <> each.tag_id);
    EXCEPTION WHEN unique_violation THEN NULL;
    END;
  END LOOP;
END $$;
