CREATE TABLE "assignment_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assignment_id" uuid NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignment_people" (
	"assignment_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "assignment_people_assignment_id_person_id_pk" PRIMARY KEY("assignment_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"brief" text NOT NULL,
	"section_id" uuid NOT NULL,
	"state" text NOT NULL,
	"priority" text NOT NULL,
	"due_at" timestamp with time zone,
	"planned_on" date,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"accepted_by" uuid,
	"article_id" uuid,
	"version" integer NOT NULL,
	CONSTRAINT "assignments_state_check" CHECK ("assignments"."state" in ('proposed', 'assigned', 'accepted', 'in_progress', 'delivered', 'dropped')),
	CONSTRAINT "assignments_title_check" CHECK (length("assignments"."title") between 1 and 160)
);
--> statement-breakpoint
CREATE TABLE "desk_docs" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"section_id" uuid NOT NULL,
	"pile" text NOT NULL,
	"is_shared" boolean NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"document" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_searches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"section_id" uuid,
	"position" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "saved_searches_name_check" CHECK (length("saved_searches"."name") between 1 and 60)
);
--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "priority" text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "assignment_notes" ADD CONSTRAINT "assignment_notes_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_notes" ADD CONSTRAINT "assignment_notes_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_people" ADD CONSTRAINT "assignment_people_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_people" ADD CONSTRAINT "assignment_people_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_accepted_by_people_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_docs" ADD CONSTRAINT "desk_docs_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_docs" ADD CONSTRAINT "desk_docs_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_notes_assignment_idx" ON "assignment_notes" USING btree ("assignment_id","id");--> statement-breakpoint
CREATE INDEX "assignment_people_person_idx" ON "assignment_people" USING btree ("person_id","assignment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_article_key" ON "assignments" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "assignments_day_idx" ON "assignments" USING btree ("planned_on","id") WHERE "assignments"."planned_on" is not null;--> statement-breakpoint
CREATE INDEX "assignments_section_idx" ON "assignments" USING btree ("section_id","id");--> statement-breakpoint
CREATE INDEX "desk_docs_newest_idx" ON "desk_docs" USING btree ("saved_at","article_id") WHERE "desk_docs"."is_shared";--> statement-breakpoint
CREATE INDEX "desk_docs_pile_idx" ON "desk_docs" USING btree ("pile","saved_at","article_id") WHERE "desk_docs"."is_shared";--> statement-breakpoint
CREATE INDEX "desk_docs_section_idx" ON "desk_docs" USING btree ("section_id","saved_at","article_id") WHERE "desk_docs"."is_shared";--> statement-breakpoint
CREATE INDEX "desk_docs_section_pile_idx" ON "desk_docs" USING btree ("section_id","pile","saved_at","article_id") WHERE "desk_docs"."is_shared";--> statement-breakpoint
CREATE INDEX "desk_docs_due_idx" ON "desk_docs" USING btree ("due_at","article_id") WHERE "desk_docs"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "desk_docs_document_idx" ON "desk_docs" USING gin ("document") WITH (fastupdate=false);--> statement-breakpoint
CREATE UNIQUE INDEX "saved_searches_name_key" ON "saved_searches" USING btree ("person_id","name");--> statement-breakpoint
CREATE INDEX "saved_searches_section_idx" ON "saved_searches" USING btree ("section_id") WHERE "saved_searches"."section_id" is not null;--> statement-breakpoint
CREATE INDEX "articles_claim_idx" ON "articles" USING btree ("claim_expires_at") WHERE "articles"."claim_expires_at" is not null;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_priority_check" CHECK ("articles"."priority" in ('urgent', 'high', 'normal', 'low'));--> statement-breakpoint
-- The stories that are there already: what db/queries/desk-docs.ts writes from now on, and the words of a headline
-- folded as core/text/fold.ts folds them (a test holds the two against each other).
INSERT INTO desk_docs (article_id, section_id, pile, is_shared, saved_at, due_at, document)
SELECT a.id, a.section_id, a.pile, a.is_shared, a.saved_at, NULL, array_to_tsvector(array(
  SELECT DISTINCT lexeme FROM (
    SELECT left(word, 64) FROM regexp_split_to_table(translate(normalize(regexp_replace(
      normalize(lower(CASE WHEN a.public_state = 'taken_down' THEN '' ELSE v.headline END COLLATE "und-x-icu"), NFD),
      U&'[\0300-\036F]', '', 'g'), NFC), 'đðɖ', 'ddd'), '[^[:alnum:]]+') AS word
    UNION ALL SELECT a.number::text
    UNION ALL SELECT '§owner:' || owner FROM unnest(a.created_by || v.byline_ids) AS owner
    UNION ALL SELECT '§private:' || owner FROM unnest(a.created_by || v.byline_ids) AS owner WHERE NOT a.is_shared
    UNION ALL SELECT '§author:' || author FROM unnest(v.byline_ids) AS author
    UNION ALL SELECT '§tag:' || tag FROM unnest(v.tag_ids) AS tag
    UNION ALL SELECT unnest(ARRAY['§pile:' || a.pile, '§section:' || a.section_id, '§priority:normal',
      '§month:' || to_char(a.saved_at AT TIME ZONE 'UTC', 'YYYY-MM'),
      '§year:' || to_char(a.saved_at AT TIME ZONE 'UTC', 'YYYY')])
    UNION ALL SELECT unnest(ARRAY['§claim:any', '§claim:' || a.claimed_by]) WHERE a.claimed_by IS NOT NULL
    UNION ALL SELECT '§claim:none' WHERE a.claimed_by IS NULL AND a.pile = 'in_review'
  ) AS lexemes (lexeme) WHERE lexeme <> ''
))
FROM (
  SELECT *, submitted_at IS NOT NULL OR first_published_at IS NOT NULL AS is_shared,
    CASE
      WHEN public_state IN ('withheld', 'killed', 'taken_down') THEN 'withdrawn'
      WHEN work_state <> 'approved' THEN work_state
      WHEN public_state = 'scheduled' THEN 'scheduled'
      WHEN public_state = 'live' AND working_version_id = live_version_id THEN 'live'
      ELSE 'approved'
    END AS pile
  FROM articles
) AS a JOIN article_versions v ON v.id = a.working_version_id;
