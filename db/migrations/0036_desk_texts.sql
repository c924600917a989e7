CREATE TABLE "desk_texts" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"version_id" uuid NOT NULL,
	"section_id" uuid NOT NULL,
	"pile" text NOT NULL,
	"is_shared" boolean NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"document" "tsvector" NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "desk_texts" ADD CONSTRAINT "desk_texts_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "desk_texts_words_idx" ON "desk_texts" USING gin ("words") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "desk_texts_headline_idx" ON "desk_texts" USING gin (ts_filter("words", '{a}')) WITH (fastupdate=false);