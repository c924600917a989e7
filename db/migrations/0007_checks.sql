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
ALTER TABLE "check_rules" ADD CONSTRAINT "check_rules_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_rules" ADD CONSTRAINT "check_rules_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "check_rules_key" ON "check_rules" USING btree (coalesce("section_id"::text, ''),coalesce("format", ''),"name","stage");--> statement-breakpoint
CREATE INDEX "check_rules_section_idx" ON "check_rules" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "link_checks_due_idx" ON "link_checks" USING btree ("due_at") WHERE "link_checks"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "link_checks_wanted_idx" ON "link_checks" USING btree ("wanted_at");--> statement-breakpoint
CREATE INDEX "search_docs_headline_idx" ON "search_docs" USING gin (ts_filter("document", '{a}')) WITH (fastupdate=false);