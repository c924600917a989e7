ALTER TABLE "sections" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tags" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "tags" ADD COLUMN "story_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_merged_into_tags_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."tags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tags_merged_idx" ON "tags" USING btree ("merged_into") WHERE "tags"."merged_into" is not null;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_merged_check" CHECK ("tags"."merged_into" <> "tags"."id");