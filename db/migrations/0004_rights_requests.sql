CREATE TABLE "rights_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"rights" jsonb NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	CONSTRAINT "rights_requests_state_check" CHECK ("rights_requests"."state" in ('open', 'confirmed', 'declined', 'withdrawn', 'replaced')),
	CONSTRAINT "rights_requests_decided_check" CHECK (("rights_requests"."state" = 'open') = ("rights_requests"."decided_at" is null)),
	CONSTRAINT "rights_requests_two_people_check" CHECK ("rights_requests"."state" <> 'confirmed' or ("rights_requests"."decided_by" is not null and "rights_requests"."decided_by" <> "rights_requests"."requested_by" and "rights_requests"."decided_by" <> "rights_requests"."person_id"))
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "contact" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "rights_requests" ADD CONSTRAINT "rights_requests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rights_requests" ADD CONSTRAINT "rights_requests_requested_by_people_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "rights_requests_open_key" ON "rights_requests" USING btree ("person_id") WHERE "rights_requests"."state" = 'open';--> statement-breakpoint
CREATE INDEX "rights_requests_person_idx" ON "rights_requests" USING btree ("person_id","requested_at" DESC NULLS LAST);