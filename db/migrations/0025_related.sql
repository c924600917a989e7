CREATE TABLE "related_docs" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"finding" integer[] NOT NULL,
	"terms" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "related_refusals" (
	"article_id" uuid NOT NULL,
	"refused_id" uuid NOT NULL,
	"refused_by" uuid NOT NULL,
	"refused_at" timestamp with time zone NOT NULL,
	CONSTRAINT "related_refusals_article_id_refused_id_pk" PRIMARY KEY("article_id","refused_id")
);
--> statement-breakpoint
CREATE TABLE "related_statistics" (
	"id" smallint PRIMARY KEY NOT NULL,
	"story_count" integer NOT NULL,
	"counted_stories" integer NOT NULL,
	"average_length" double precision NOT NULL,
	"weighed_at_count" integer NOT NULL,
	"counted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "related_statistics_one_row_check" CHECK ("related_statistics"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "related_term_counts" (
	"term" integer PRIMARY KEY NOT NULL,
	"stories" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "related_docs" ADD CONSTRAINT "related_docs_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "related_refusals" ADD CONSTRAINT "related_refusals_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "related_refusals" ADD CONSTRAINT "related_refusals_refused_id_articles_id_fk" FOREIGN KEY ("refused_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "related_refusals" ADD CONSTRAINT "related_refusals_refused_by_people_id_fk" FOREIGN KEY ("refused_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "related_docs_finding_idx" ON "related_docs" USING gin ("finding") WITH (fastupdate=false);