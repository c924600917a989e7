CREATE TABLE "article_read_totals" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"reads" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "article_reads" (
	"article_id" uuid NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"reads" integer NOT NULL,
	CONSTRAINT "article_reads_article_id_hour_pk" PRIMARY KEY("article_id","hour"),
	CONSTRAINT "article_reads_reads_check" CHECK ("article_reads"."reads" > 0)
);
--> statement-breakpoint
CREATE TABLE "most_read" (
	"locale" text NOT NULL,
	"section_id" uuid,
	"position" integer NOT NULL,
	"article_id" uuid NOT NULL,
	CONSTRAINT "most_read_place" UNIQUE NULLS NOT DISTINCT("locale","section_id","position")
);
--> statement-breakpoint
ALTER TABLE "article_read_totals" ADD CONSTRAINT "article_read_totals_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_reads" ADD CONSTRAINT "article_reads_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "most_read" ADD CONSTRAINT "most_read_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "most_read" ADD CONSTRAINT "most_read_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;