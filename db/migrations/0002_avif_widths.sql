ALTER TABLE "media" ADD COLUMN "avif_widths" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "avif_due_at" timestamp with time zone DEFAULT 'epoch';--> statement-breakpoint
CREATE INDEX "media_avif_due_idx" ON "media" USING btree ("created_at") WHERE "media"."avif_due_at" is not null;