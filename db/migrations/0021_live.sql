CREATE TABLE "live_coverages" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	"closing_note" text DEFAULT '' NOT NULL,
	"pinned_entry_id" uuid,
	"changes" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "live_coverages_ended_check" CHECK (("live_coverages"."ended_by" is null) = ("live_coverages"."ended_at" is null)),
	CONSTRAINT "live_coverages_changes_check" CHECK ("live_coverages"."changes" >= 0)
);
--> statement-breakpoint
CREATE TABLE "live_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"published_by" uuid,
	"published_at" timestamp with time zone,
	"modified_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	"withdraw_reason" text,
	"change" integer,
	"breakout_id" uuid,
	CONSTRAINT "live_entries_state_check" CHECK ("live_entries"."state" in ('draft', 'published', 'withdrawn')),
	CONSTRAINT "live_entries_published_check" CHECK ("live_entries"."state" <> 'published' or ("live_entries"."published_at" is not null and "live_entries"."published_by" is not null and "live_entries"."change" is not null)),
	CONSTRAINT "live_entries_draft_check" CHECK ("live_entries"."state" <> 'draft' or "live_entries"."published_at" is null),
	CONSTRAINT "live_entries_withdrawn_check" CHECK (("live_entries"."state" = 'withdrawn') = ("live_entries"."withdrawn_at" is not null and "live_entries"."withdrawn_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "live_entry_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entry_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"note" text NOT NULL,
	"published_by" uuid NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "live_entry_notes_kind_check" CHECK ("live_entry_notes"."kind" in ('update', 'correction')),
	CONSTRAINT "live_entry_notes_note_check" CHECK ("live_entry_notes"."kind" <> 'correction' or "live_entry_notes"."note" <> '')
);
--> statement-breakpoint
CREATE TABLE "live_entry_versions" (
	"entry_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"content_hash" text NOT NULL,
	"headline" text NOT NULL,
	"is_key" boolean NOT NULL,
	"key_title" text NOT NULL,
	"author_ids" uuid[] NOT NULL,
	"body" jsonb NOT NULL,
	CONSTRAINT "live_entry_versions_entry_id_number_pk" PRIMARY KEY("entry_id","number"),
	CONSTRAINT "live_entry_versions_number_check" CHECK ("live_entry_versions"."number" > 0)
);
--> statement-breakpoint
ALTER TABLE "person_grants" DROP CONSTRAINT "person_grants_name_check";--> statement-breakpoint
ALTER TABLE "live_coverages" ADD CONSTRAINT "live_coverages_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_coverages" ADD CONSTRAINT "live_coverages_opened_by_people_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_coverages" ADD CONSTRAINT "live_coverages_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_entries" ADD CONSTRAINT "live_entries_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_entries" ADD CONSTRAINT "live_entries_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_entries" ADD CONSTRAINT "live_entries_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_entries" ADD CONSTRAINT "live_entries_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_entries" ADD CONSTRAINT "live_entries_breakout_id_articles_id_fk" FOREIGN KEY ("breakout_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_entry_notes" ADD CONSTRAINT "live_entry_notes_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_entry_notes" ADD CONSTRAINT "live_entry_notes_version_fk" FOREIGN KEY ("entry_id","version") REFERENCES "public"."live_entry_versions"("entry_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_entry_versions" ADD CONSTRAINT "live_entry_versions_entry_id_live_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."live_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_entry_versions" ADD CONSTRAINT "live_entry_versions_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "live_entries_newest_idx" ON "live_entries" USING btree ("article_id","published_at","id") WHERE "live_entries"."state" = 'published';--> statement-breakpoint
CREATE INDEX "live_entries_change_idx" ON "live_entries" USING btree ("article_id","change") WHERE "live_entries"."change" is not null;--> statement-breakpoint
CREATE INDEX "live_entries_desk_idx" ON "live_entries" USING btree ("article_id","created_at","id");--> statement-breakpoint
CREATE INDEX "live_entries_breakout_idx" ON "live_entries" USING btree ("breakout_id") WHERE "live_entries"."breakout_id" is not null;--> statement-breakpoint
CREATE INDEX "live_entry_notes_entry_idx" ON "live_entry_notes" USING btree ("entry_id","published_at");--> statement-breakpoint
ALTER TABLE "person_grants" ADD CONSTRAINT "person_grants_name_check" CHECK ("person_grants"."grant_name" in ('breaking', 'fronts', 'unlock', 'archive_read', 'live'));
--> statement-breakpoint
-- Versions and notes of entries are only ever added to, as those of stories are.
DO $$
DECLARE
  kept text;
BEGIN
  IF EXISTS (SELECT 1 FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE p.proname = 'refuse_rewriting' AND n.nspname = current_schema()) THEN
    FOREACH kept IN ARRAY ARRAY['live_entry_versions', 'live_entry_notes'] LOOP
      EXECUTE format(
        'CREATE TRIGGER refuse_rewriting BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
         FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', kept);
    END LOOP;
  ELSE
    REVOKE UPDATE, DELETE, TRUNCATE ON live_entry_versions, live_entry_notes FROM toasoan_app;
  END IF;
END
$$;
