CREATE TABLE "front_containers" (
	"front" text NOT NULL,
	"container" text NOT NULL,
	"revision" integer NOT NULL,
	"layout" jsonb NOT NULL,
	"launched_by" uuid,
	"launched_at" timestamp with time zone,
	CONSTRAINT "front_containers_front_container_pk" PRIMARY KEY("front","container"),
	CONSTRAINT "front_containers_front_check" CHECK ("front_containers"."front" in ('home')),
	CONSTRAINT "front_containers_launch_check" CHECK (("front_containers"."revision" = 0) = ("front_containers"."launched_by" is null) and ("front_containers"."launched_by" is null) = ("front_containers"."launched_at" is null))
);
--> statement-breakpoint
CREATE TABLE "front_drafts" (
	"front" text NOT NULL,
	"container" text NOT NULL,
	"person_id" uuid NOT NULL,
	"layout" jsonb NOT NULL,
	"base_revision" integer NOT NULL,
	"edit" integer NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "front_drafts_front_container_person_id_pk" PRIMARY KEY("front","container","person_id"),
	CONSTRAINT "front_drafts_front_check" CHECK ("front_drafts"."front" in ('home'))
);
--> statement-breakpoint
CREATE TABLE "front_launches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"front" text NOT NULL,
	"container" text NOT NULL,
	"revision" integer NOT NULL,
	"layout" jsonb NOT NULL,
	"note" text NOT NULL,
	"launched_by" uuid NOT NULL,
	"launched_at" timestamp with time zone NOT NULL,
	CONSTRAINT "front_launches_front_check" CHECK ("front_launches"."front" in ('home')),
	CONSTRAINT "front_launches_revision_check" CHECK ("front_launches"."revision" > 0)
);
--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_kind_check";--> statement-breakpoint
ALTER TABLE "front_containers" ADD CONSTRAINT "front_containers_launched_by_people_id_fk" FOREIGN KEY ("launched_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "front_drafts" ADD CONSTRAINT "front_drafts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "front_launches" ADD CONSTRAINT "front_launches_launched_by_people_id_fk" FOREIGN KEY ("launched_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "front_launches_key" ON "front_launches" USING btree ("front","container","revision");--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_kind_check" CHECK ("notifications"."kind" in ('submitted', 'changes_requested', 'approved', 'mentioned', 'assigned', 'debt', 'correction', 'webhook_disabled', 'front_stale'));