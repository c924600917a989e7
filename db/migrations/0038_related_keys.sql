CREATE TABLE "related_keys" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"keys" integer[] NOT NULL
);
--> statement-breakpoint
-- What takes long comes first, while no lock is held. In the order of ids, which is that of time: what is looked for in a month lies together.
INSERT INTO "related_keys" ("article_id", "keys") SELECT "article_id", "finding" FROM "related_docs" ORDER BY "article_id";--> statement-breakpoint
CREATE INDEX "related_keys_keys_idx" ON "related_keys" USING gin ("keys") WITH (fastupdate=false);--> statement-breakpoint
-- Articles are locked before what is written of them, as whoever publishes does.
ALTER TABLE "related_keys" ADD CONSTRAINT "related_keys_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- What the version before publishes while it still runs is found as well; it alone writes "finding". To go with the column, in the release after.
CREATE FUNCTION keep_related_keys() RETURNS trigger LANGUAGE plpgsql AS $keep$
BEGIN
  INSERT INTO related_keys (article_id, keys) VALUES (new.article_id, new.finding)
  ON CONFLICT (article_id) DO UPDATE SET keys = excluded.keys;
  RETURN NULL;
END $keep$;--> statement-breakpoint
CREATE TRIGGER keep_related_keys AFTER INSERT OR UPDATE OF "finding" ON "related_docs"
FOR EACH ROW WHEN (new.finding <> '{}') EXECUTE FUNCTION keep_related_keys();--> statement-breakpoint
-- And what was published or withdrawn since the copy began.
INSERT INTO "related_keys" ("article_id", "keys") SELECT d."article_id", d."finding" FROM "related_docs" d
WHERE NOT EXISTS (SELECT FROM "related_keys" k WHERE k."article_id" = d."article_id" AND k."keys" = d."finding")
ON CONFLICT ("article_id") DO UPDATE SET "keys" = excluded."keys";--> statement-breakpoint
DELETE FROM "related_keys" k WHERE NOT EXISTS (SELECT FROM "related_docs" d WHERE d."article_id" = k."article_id");
