CREATE TABLE "related_keys" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"keys" integer[] NOT NULL
);
--> statement-breakpoint
-- What the version before publishes while it still runs is found as well. To go with the column, in the release after.
CREATE FUNCTION keep_related_keys() RETURNS trigger LANGUAGE plpgsql AS $keep$
BEGIN
  INSERT INTO related_keys (article_id, keys) VALUES (new.article_id, new.finding)
  ON CONFLICT (article_id) DO UPDATE SET keys = excluded.keys;
  RETURN NULL;
END $keep$;--> statement-breakpoint
CREATE TRIGGER keep_related_keys AFTER INSERT OR UPDATE ON "related_docs"
FOR EACH ROW WHEN (new.finding IS NOT NULL) EXECUTE FUNCTION keep_related_keys();--> statement-breakpoint
-- In the order of ids, which is that of time: what is looked for in a month lies together.
INSERT INTO "related_keys" ("article_id", "keys") SELECT "article_id", "finding" FROM "related_docs" ORDER BY "article_id";--> statement-breakpoint
ALTER TABLE "related_keys" ADD CONSTRAINT "related_keys_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "related_keys_keys_idx" ON "related_keys" USING gin ("keys") WITH (fastupdate=false);--> statement-breakpoint
-- Last, for whoever reads waits for this one.
ALTER TABLE "related_docs" ALTER COLUMN "finding" DROP NOT NULL;
