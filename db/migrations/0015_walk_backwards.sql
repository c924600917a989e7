DROP INDEX "approvals_article_idx";--> statement-breakpoint
DROP INDEX "article_forks_article_idx";--> statement-breakpoint
DROP INDEX "articles_public_idx";--> statement-breakpoint
DROP INDEX "articles_section_idx";--> statement-breakpoint
DROP INDEX "articles_queue_idx";--> statement-breakpoint
DROP INDEX "articles_creator_idx";--> statement-breakpoint
DROP INDEX "articles_unpublished_idx";--> statement-breakpoint
DROP INDEX "fact_boxes_newest_idx";--> statement-breakpoint
DROP INDEX "media_newest_idx";--> statement-breakpoint
DROP INDEX "outside_links_article_idx";--> statement-breakpoint
DROP INDEX "article_bylines_newest_idx";--> statement-breakpoint
DROP INDEX "article_tags_newest_idx";--> statement-breakpoint
DROP INDEX "corrections_newest_idx";--> statement-breakpoint
DROP INDEX "rights_requests_person_idx";--> statement-breakpoint
CREATE INDEX "approvals_article_idx" ON "approvals" USING btree ("article_id","approved_at");--> statement-breakpoint
CREATE INDEX "article_forks_article_idx" ON "article_forks" USING btree ("article_id","saved_at");--> statement-breakpoint
CREATE INDEX "articles_public_idx" ON "articles" USING btree ("published_at","id") WHERE "articles"."public_state" in ('live', 'scheduled');--> statement-breakpoint
CREATE INDEX "articles_section_idx" ON "articles" USING btree ("section_id","published_at","id") WHERE "articles"."public_state" in ('live', 'scheduled');--> statement-breakpoint
CREATE INDEX "articles_queue_idx" ON "articles" USING btree ("work_state","saved_at","id");--> statement-breakpoint
CREATE INDEX "articles_creator_idx" ON "articles" USING btree ("created_by","saved_at","id");--> statement-breakpoint
CREATE INDEX "articles_unpublished_idx" ON "articles" USING btree ("saved_at","id") WHERE "articles"."public_state" = 'none';--> statement-breakpoint
CREATE INDEX "fact_boxes_newest_idx" ON "fact_boxes" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "media_newest_idx" ON "media" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "outside_links_article_idx" ON "outside_links" USING btree ("article_id","created_at","id");--> statement-breakpoint
CREATE INDEX "article_bylines_newest_idx" ON "article_bylines" USING btree ("person_id","published_at","article_id");--> statement-breakpoint
CREATE INDEX "article_tags_newest_idx" ON "article_tags" USING btree ("tag_id","published_at","article_id");--> statement-breakpoint
CREATE INDEX "corrections_newest_idx" ON "corrections" USING btree ("published_at","id");--> statement-breakpoint
CREATE INDEX "rights_requests_person_idx" ON "rights_requests" USING btree ("person_id","requested_at");