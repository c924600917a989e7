CREATE TABLE "translated_versions" (
	"article_id" uuid NOT NULL,
	"from_number" integer NOT NULL,
	"original_version_id" uuid NOT NULL,
	"marked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "translated_versions_article_id_from_number_pk" PRIMARY KEY("article_id","from_number")
);
--> statement-breakpoint
ALTER TABLE "translated_versions" ADD CONSTRAINT "translated_versions_original_version_id_article_versions_id_fk" FOREIGN KEY ("original_version_id") REFERENCES "public"."article_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translated_versions" ADD CONSTRAINT "translated_versions_version_fk" FOREIGN KEY ("article_id","from_number") REFERENCES "public"."article_versions"("article_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Older pairs count as made from the original's current version.
insert into translated_versions (article_id, from_number, original_version_id, marked_at)
  select t.id, (select min(v.number) from article_versions v where v.article_id = t.id),
    coalesce(o.live_version_id, o.working_version_id), now()
  from articles t join articles o on o.id = t.translation_of;
