CREATE TABLE "check_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"section_id" uuid,
	"format" text,
	"name" text NOT NULL,
	"stage" text NOT NULL,
	"level" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "check_rules_stage_check" CHECK ("check_rules"."stage" in ('submit', 'publish')),
	CONSTRAINT "check_rules_level_check" CHECK ("check_rules"."level" in ('required', 'advised', 'off'))
);
--> statement-breakpoint
CREATE TABLE "link_checks" (
	"url_hash" text PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"outcome" text,
	"status" integer,
	"checked_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"wanted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "link_checks_outcome_check" CHECK ("link_checks"."outcome" in ('alive', 'dead', 'silent'))
);
--> statement-breakpoint
CREATE TABLE "outside_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"secret_hash" text NOT NULL,
	"label" text NOT NULL,
	"single_use" boolean NOT NULL,
	"work_state" text NOT NULL,
	"public_state" text NOT NULL,
	"state_changes" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"last_opened_at" timestamp with time zone,
	"openings" integer DEFAULT 0 NOT NULL,
	"revoked_by" uuid,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "outside_links_kind_check" CHECK ("outside_links"."kind" in ('preview', 'review')),
	CONSTRAINT "outside_links_label_check" CHECK (length("outside_links"."label") between 1 and 80),
	CONSTRAINT "outside_links_life_check" CHECK ("outside_links"."expires_at" > "outside_links"."created_at" and "outside_links"."expires_at" <= "outside_links"."created_at" + interval '336 hours'),
	CONSTRAINT "outside_links_single_use_check" CHECK (not "outside_links"."single_use" or "outside_links"."openings" <= 1),
	CONSTRAINT "outside_links_used_check" CHECK (("outside_links"."used_at" is null) = ("outside_links"."openings" = 0)),
	CONSTRAINT "outside_links_revoked_check" CHECK (("outside_links"."revoked_by" is null) = ("outside_links"."revoked_at" is null))
);
--> statement-breakpoint
CREATE TABLE "outside_visits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"link_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings_drafts" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"values" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"saved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "comment_threads" ALTER COLUMN "created_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "comments" ALTER COLUMN "written_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "state_changes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD COLUMN "outside_link_id" uuid;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "outside_link_id" uuid;--> statement-breakpoint
ALTER TABLE "check_rules" ADD CONSTRAINT "check_rules_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_rules" ADD CONSTRAINT "check_rules_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_links" ADD CONSTRAINT "outside_links_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_links" ADD CONSTRAINT "outside_links_version_id_article_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."article_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_links" ADD CONSTRAINT "outside_links_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_links" ADD CONSTRAINT "outside_links_revoked_by_people_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_visits" ADD CONSTRAINT "outside_visits_link_id_outside_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."outside_links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings_drafts" ADD CONSTRAINT "settings_drafts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "check_rules_key" ON "check_rules" USING btree (coalesce("section_id"::text, ''),coalesce("format", ''),"name","stage");--> statement-breakpoint
CREATE INDEX "check_rules_section_idx" ON "check_rules" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "link_checks_due_idx" ON "link_checks" USING btree ("due_at") WHERE "link_checks"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "link_checks_wanted_idx" ON "link_checks" USING btree ("wanted_at");--> statement-breakpoint
CREATE INDEX "outside_links_article_idx" ON "outside_links" USING btree ("article_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "outside_visits_link_idx" ON "outside_visits" USING btree ("link_id","opened_at");--> statement-breakpoint
ALTER TABLE "comment_threads" ADD CONSTRAINT "comment_threads_outside_link_id_outside_links_id_fk" FOREIGN KEY ("outside_link_id") REFERENCES "public"."outside_links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_outside_link_id_outside_links_id_fk" FOREIGN KEY ("outside_link_id") REFERENCES "public"."outside_links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_threads_outside_idx" ON "comment_threads" USING btree ("outside_link_id") WHERE "comment_threads"."outside_link_id" is not null;--> statement-breakpoint
CREATE INDEX "comments_outside_idx" ON "comments" USING btree ("outside_link_id") WHERE "comments"."outside_link_id" is not null;--> statement-breakpoint
CREATE INDEX "search_docs_headline_idx" ON "search_docs" USING gin (ts_filter("document", '{a}')) WITH (fastupdate=false);--> statement-breakpoint
ALTER TABLE "comment_threads" ADD CONSTRAINT "comment_threads_creator_check" CHECK (("comment_threads"."created_by" is null) = ("comment_threads"."outside_link_id" is not null));--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_writer_check" CHECK (("comments"."written_by" is null) = ("comments"."outside_link_id" is not null));