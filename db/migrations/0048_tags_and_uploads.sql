CREATE TABLE "media_uses" (
	"media_id" uuid NOT NULL,
	"article_id" uuid NOT NULL,
	CONSTRAINT "media_uses_media_id_article_id_pk" PRIMARY KEY("media_id","article_id")
);
--> statement-breakpoint
DROP INDEX "media_sha256_key";--> statement-breakpoint
DROP INDEX "tag_aliases_fold_key";--> statement-breakpoint
DROP INDEX "tags_fold_key";--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "placed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tags" ADD COLUMN "private_to" uuid;--> statement-breakpoint
ALTER TABLE "media_uses" ADD CONSTRAINT "media_uses_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_uses" ADD CONSTRAINT "media_uses_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_private_to_people_id_fk" FOREIGN KEY ("private_to") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "tag_aliases_name_key" ON "tag_aliases" USING btree ("fold","name");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_name_key" ON "tags" USING btree ("fold","name") WHERE "tags"."private_to" is null;--> statement-breakpoint
CREATE INDEX "tags_order_idx" ON "tags" USING btree ("fold","name");--> statement-breakpoint
CREATE INDEX "tags_private_idx" ON "tags" USING btree ("created_at") WHERE "tags"."private_to" is not null;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_sha256_uploader_key" UNIQUE NULLS NOT DISTINCT("sha256","uploaded_by");--> statement-breakpoint
-- In the library are the pictures that readers have had by what is live, that stand on a page of a tag, an author or a front, and those
-- that nobody uploaded. All others stay with their uploaders until somebody places them.
UPDATE media m SET placed_at = m.created_at
WHERE m.uploaded_by IS NULL
	OR EXISTS (SELECT FROM article_media am JOIN articles a ON a.id = am.article_id
		WHERE am.media_id = m.id AND a.public_state IN ('live', 'withheld'))
	OR EXISTS (SELECT FROM tags t WHERE t.picture_id = m.id)
	OR EXISTS (SELECT FROM person_profiles pp WHERE pp.picture_id = m.id)
	OR EXISTS (SELECT FROM front_containers c, jsonb_array_elements(c.layout -> 'placements') placement
		WHERE placement ->> 'mediaId' = m.id::text);--> statement-breakpoint
-- Where the others stand: in the versions of stories, and in the entries of live ones.
INSERT INTO media_uses (media_id, article_id)
SELECT DISTINCT m.id, used.article_id FROM media m JOIN (
	SELECT v.article_id, v.lead ->> 'mediaId' AS media_id FROM article_versions v WHERE v.lead ->> 'mediaId' IS NOT NULL
	UNION SELECT v.article_id, named #>> '{}' FROM article_versions v, jsonb_path_query(v.body, 'strict $.**.mediaId') named
	UNION SELECT e.article_id, named #>> '{}' FROM live_entry_versions v JOIN live_entries e ON e.id = v.entry_id,
		jsonb_path_query(v.body, 'strict $.**.mediaId') named
) used ON used.media_id = m.id::text
WHERE m.placed_at IS NULL;
