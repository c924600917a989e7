CREATE TABLE "headline_terms" (
	"term" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"article_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "distinct_tags" (
	"tag_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"said_by" uuid NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	CONSTRAINT "distinct_tags_tag_id_other_id_pk" PRIMARY KEY("tag_id","other_id"),
	CONSTRAINT "distinct_tags_order_check" CHECK ("distinct_tags"."tag_id" < "distinct_tags"."other_id")
);
--> statement-breakpoint
ALTER TABLE "tags" ADD COLUMN "media_topic" text;--> statement-breakpoint
ALTER TABLE "tags" ADD COLUMN "retired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "headline_terms" ADD CONSTRAINT "headline_terms_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_tags" ADD CONSTRAINT "distinct_tags_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_tags" ADD CONSTRAINT "distinct_tags_other_id_tags_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."tags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_tags" ADD CONSTRAINT "distinct_tags_said_by_people_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "headline_terms_newest_idx" ON "headline_terms" USING btree ("term","published_at","article_id");--> statement-breakpoint
CREATE INDEX "headline_terms_article_idx" ON "headline_terms" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "headline_terms_age_idx" ON "headline_terms" USING brin ("published_at");--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_media_topic_check" CHECK ("tags"."media_topic" ~ '^[0-9]{8}$');