ALTER TABLE "media" ADD COLUMN "rights_note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "rights_until" date;--> statement-breakpoint
CREATE INDEX "media_rights_until_idx" ON "media" USING btree ("rights_until") WHERE "media"."rights_until" is not null;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_rights_note_check" CHECK (length("media"."rights_note") <= 500);