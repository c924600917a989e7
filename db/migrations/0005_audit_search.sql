CREATE TABLE "audit_reasons" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "audit_reasons_words_idx" ON "audit_reasons" USING gin ("words") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "articles_unpublished_idx" ON "articles" USING btree ("saved_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "articles"."public_state" = 'none';--> statement-breakpoint
CREATE INDEX "audit_time_idx" ON "audit" USING btree ("at","seq");--> statement-breakpoint
CREATE INDEX "audit_actor_idx" ON "audit" USING btree ("actor_id","at","seq");--> statement-breakpoint
CREATE INDEX "audit_action_idx" ON "audit" USING btree ("action","at","seq");--> statement-breakpoint
CREATE INDEX "audit_address_idx" ON "audit" USING btree ("address","at","seq");