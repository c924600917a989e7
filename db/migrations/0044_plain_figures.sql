-- Names that only the height of their figures tells apart are one name (`CO₂`, `CO2`): the keys of those that are there get the figures
-- of every keyboard, as core/text/fold-name.ts has them. One whose new key another tag bears stays as it is, for the list of twins.
-- Nobody writes tags meanwhile: whoever does is waited for here, before anything else is held.
LOCK TABLE tags, tag_aliases IN SHARE ROW EXCLUSIVE MODE;--> statement-breakpoint
DO $$
DECLARE
  each record;
  raised_or_lowered constant text := '²³¹⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉';
  plain constant text := '23104567890123456789';
BEGIN
  FOR each IN SELECT id, translate(fold, raised_or_lowered, plain) AS typed FROM tags
    WHERE fold ~ ('[' || raised_or_lowered || ']') ORDER BY id LOOP
    BEGIN
      UPDATE tags SET fold = each.typed WHERE id = each.id
        AND NOT EXISTS (SELECT FROM tag_aliases al WHERE al.fold = each.typed AND al.tag_id <> each.id);
    EXCEPTION WHEN unique_violation THEN NULL;
    END;
  END LOOP;
  FOR each IN SELECT id, tag_id, translate(fold, raised_or_lowered, plain) AS typed FROM tag_aliases
    WHERE fold ~ ('[' || raised_or_lowered || ']') ORDER BY id LOOP
    BEGIN
      UPDATE tag_aliases SET fold = each.typed WHERE id = each.id
        AND NOT EXISTS (SELECT FROM tags t WHERE t.fold = each.typed AND t.id <> each.tag_id);
    EXCEPTION WHEN unique_violation THEN NULL;
    END;
  END LOOP;
END $$;
