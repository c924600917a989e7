DROP INDEX "rights_requests_open_key";--> statement-breakpoint
ALTER TABLE "rights_requests" ADD COLUMN "kind" text DEFAULT 'rights' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "rights_requests_open_key" ON "rights_requests" USING btree ("person_id","kind") WHERE "rights_requests"."state" = 'open';--> statement-breakpoint
ALTER TABLE "rights_requests" ADD CONSTRAINT "rights_requests_kind_check" CHECK ("rights_requests"."kind" in ('rights', 'factors'));