DROP INDEX "articles_queue_idx";--> statement-breakpoint
CREATE INDEX "articles_waiting_idx" ON "articles" USING btree ("work_state") WHERE "articles"."work_state" in ('in_review', 'approved');--> statement-breakpoint
CREATE INDEX "articles_begun_idx" ON "articles" USING btree ("created_by") WHERE "articles"."public_state" = 'none';--> statement-breakpoint
CREATE INDEX "articles_claimed_idx" ON "articles" USING btree ("claimed_by") WHERE "articles"."claimed_by" is not null;--> statement-breakpoint
CREATE INDEX "articles_blocked_idx" ON "articles" USING btree ("blocked_by") WHERE "articles"."blocked_by" is not null;