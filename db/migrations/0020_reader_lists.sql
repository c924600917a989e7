CREATE TABLE "key_moments" (
	"tag_id" uuid NOT NULL,
	"article_id" uuid NOT NULL,
	"label" text NOT NULL,
	"marked_by" uuid NOT NULL,
	"marked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "key_moments_tag_id_article_id_pk" PRIMARY KEY("tag_id","article_id"),
	CONSTRAINT "key_moments_label_check" CHECK (length("key_moments"."label") between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "person_profiles" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"job_title" text DEFAULT '' NOT NULL,
	"section_id" uuid,
	"public_email" text DEFAULT '' NOT NULL,
	"public_link" text DEFAULT '' NOT NULL,
	"picture_id" uuid,
	CONSTRAINT "person_profiles_length_check" CHECK (length("person_profiles"."job_title") <= 120 and length("person_profiles"."public_email") <= 200 and length("person_profiles"."public_link") <= 300)
);
--> statement-breakpoint
ALTER TABLE "tags" ADD COLUMN "picture_id" uuid;--> statement-breakpoint
ALTER TABLE "key_moments" ADD CONSTRAINT "key_moments_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_moments" ADD CONSTRAINT "key_moments_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_moments" ADD CONSTRAINT "key_moments_marked_by_people_id_fk" FOREIGN KEY ("marked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_profiles" ADD CONSTRAINT "person_profiles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_profiles" ADD CONSTRAINT "person_profiles_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_profiles" ADD CONSTRAINT "person_profiles_picture_id_media_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "key_moments_article_idx" ON "key_moments" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "person_profiles_picture_idx" ON "person_profiles" USING btree ("picture_id") WHERE "person_profiles"."picture_id" is not null;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_picture_id_media_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tags_parent_idx" ON "tags" USING btree ("parent_id") WHERE "tags"."parent_id" is not null;--> statement-breakpoint
CREATE INDEX "tags_picture_idx" ON "tags" USING btree ("picture_id") WHERE "tags"."picture_id" is not null;