CREATE TABLE "royalty_marks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"month" text NOT NULL,
	"article_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"media_id" uuid,
	"person_id" uuid,
	"credit_name" text,
	"point_tenths" integer NOT NULL,
	"amount_dong" integer NOT NULL,
	"adjusts_id" uuid,
	"note" text DEFAULT '' NOT NULL,
	"counts" boolean DEFAULT true NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "royalty_marks_kind_check" CHECK (("royalty_marks"."kind" = 'photo') = ("royalty_marks"."media_id" is not null)),
	CONSTRAINT "royalty_marks_holder_check" CHECK (("royalty_marks"."kind" = 'photo' or "royalty_marks"."person_id" is not null) and ("royalty_marks"."person_id" is null or "royalty_marks"."credit_name" is null)),
	CONSTRAINT "royalty_marks_amount_check" CHECK ("royalty_marks"."adjusts_id" is not null or ("royalty_marks"."point_tenths" >= 0 and "royalty_marks"."amount_dong" >= 0))
);
--> statement-breakpoint
CREATE TABLE "royalty_months" (
	"month" text PRIMARY KEY NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	CONSTRAINT "royalty_months_month_check" CHECK ("royalty_months"."month" ~ '^\d{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "royalty_months_closed_check" CHECK (("royalty_months"."closed_at" is null) = ("royalty_months"."closed_by" is null))
);
--> statement-breakpoint
CREATE TABLE "royalty_rates" (
	"kind" text PRIMARY KEY NOT NULL,
	"point_tenths" integer NOT NULL,
	"amount_dong" integer NOT NULL,
	CONSTRAINT "royalty_rates_check" CHECK ("royalty_rates"."point_tenths" >= 0 and "royalty_rates"."amount_dong" >= 0)
);
--> statement-breakpoint
ALTER TABLE "royalty_marks" ADD CONSTRAINT "royalty_marks_month_royalty_months_month_fk" FOREIGN KEY ("month") REFERENCES "public"."royalty_months"("month") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "royalty_marks" ADD CONSTRAINT "royalty_marks_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "royalty_marks" ADD CONSTRAINT "royalty_marks_version_id_article_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."article_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "royalty_marks" ADD CONSTRAINT "royalty_marks_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "royalty_marks" ADD CONSTRAINT "royalty_marks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "royalty_marks" ADD CONSTRAINT "royalty_marks_adjusts_id_royalty_marks_id_fk" FOREIGN KEY ("adjusts_id") REFERENCES "public"."royalty_marks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "royalty_marks" ADD CONSTRAINT "royalty_marks_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "royalty_months" ADD CONSTRAINT "royalty_months_closed_by_people_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "royalty_marks_text_key" ON "royalty_marks" USING btree ("article_id","person_id") WHERE "royalty_marks"."kind" = 'text' and "royalty_marks"."adjusts_id" is null and "royalty_marks"."counts";--> statement-breakpoint
CREATE UNIQUE INDEX "royalty_marks_photo_key" ON "royalty_marks" USING btree ("article_id","media_id") WHERE "royalty_marks"."kind" = 'photo' and "royalty_marks"."adjusts_id" is null and "royalty_marks"."counts";--> statement-breakpoint
CREATE UNIQUE INDEX "royalty_marks_adjustment_key" ON "royalty_marks" USING btree ("adjusts_id","month") WHERE "royalty_marks"."adjusts_id" is not null and "royalty_marks"."counts";--> statement-breakpoint
CREATE INDEX "royalty_marks_month_idx" ON "royalty_marks" USING btree ("month","person_id");--> statement-breakpoint
CREATE INDEX "royalty_marks_article_idx" ON "royalty_marks" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "royalty_marks_person_idx" ON "royalty_marks" USING btree ("person_id","month");