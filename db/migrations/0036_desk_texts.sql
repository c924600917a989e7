CREATE TABLE "desk_texts" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"version_id" uuid NOT NULL,
	"document" "tsvector" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "desk_texts" ADD CONSTRAINT "desk_texts_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "desk_texts_document_idx" ON "desk_texts" USING gin ("document") WITH (fastupdate=false);