CREATE TABLE "search_terms" (
	"day" date NOT NULL,
	"term" text NOT NULL,
	"searches" integer NOT NULL,
	"found" integer NOT NULL,
	CONSTRAINT "search_terms_day_term_pk" PRIMARY KEY("day","term"),
	CONSTRAINT "search_terms_term_check" CHECK (length("search_terms"."term") between 1 and 80),
	CONSTRAINT "search_terms_searches_check" CHECK ("search_terms"."searches" > 0)
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL,
	"stories" integer DEFAULT 0 NOT NULL,
	"counted_at" timestamp with time zone,
	CONSTRAINT "search_words_word_check" CHECK (length("search_words"."word") between 1 and 64)
);
--> statement-breakpoint
CREATE TABLE "synonyms" (
	"group_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"fold" text NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "synonyms_group_id_position_pk" PRIMARY KEY("group_id","position"),
	CONSTRAINT "synonyms_name_check" CHECK (length("synonyms"."name") between 1 and 80)
);
--> statement-breakpoint
ALTER TABLE "synonyms" ADD CONSTRAINT "synonyms_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_words_prefix_idx" ON "search_words" USING btree ("word" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "search_words_counted_idx" ON "search_words" USING btree ("counted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "synonyms_fold_key" ON "synonyms" USING btree ("fold");--> statement-breakpoint
CREATE INDEX "tag_aliases_prefix_idx" ON "tag_aliases" USING btree ("fold" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "tags_prefix_idx" ON "tags" USING btree ("fold" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "tags_most_idx" ON "tags" USING btree ("story_count");--> statement-breakpoint
-- Rows stay lean, whatever a story is long: a search goes through many of them and reads few documents. They are not
-- packed, for they hardly get smaller, and each that is ranked would have to be unpacked.
ALTER TABLE search_docs ALTER COLUMN document SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE search_docs SET (toast_tuple_target = 128);--> statement-breakpoint
-- The month of a story is found among the words of its headline as well (see core/search/search-document.ts).
UPDATE search_docs SET document = document || (
  SELECT string_agg(quote_literal(lexeme) || ':1A', ' ') FROM unnest(tsvector_to_array(document)) lexeme
  WHERE starts_with(lexeme, '§month:'))::tsvector
WHERE EXISTS (SELECT FROM unnest(tsvector_to_array(document)) lexeme WHERE starts_with(lexeme, '§month:'));--> statement-breakpoint
INSERT INTO search_words (word, stories)
SELECT word, least(ndoc, 1000) FROM ts_stat('SELECT document FROM search_docs')
WHERE word !~ '^[=§]' AND length(word) <= 64;
