ALTER TABLE "audit_reasons" ADD COLUMN "at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "audit_reasons" ADD COLUMN "actor_id" uuid;--> statement-breakpoint
ALTER TABLE "audit_reasons" ADD COLUMN "action" text;--> statement-breakpoint
ALTER TABLE "audit_reasons" ADD COLUMN "subject_type" text;--> statement-breakpoint
ALTER TABLE "audit_reasons" ADD COLUMN "subject_id" uuid;--> statement-breakpoint
ALTER TABLE "audit_reasons" ADD COLUMN "address" text;--> statement-breakpoint
UPDATE "audit_reasons" r SET "at" = a."at", "actor_id" = a."actor_id", "action" = a."action",
  "subject_type" = a."subject_type", "subject_id" = a."subject_id", "address" = a."address"
FROM "audit" a WHERE a."seq" = r."seq";--> statement-breakpoint
ALTER TABLE "audit_reasons" ALTER COLUMN "at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_reasons" ALTER COLUMN "action" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_reasons" ALTER COLUMN "subject_type" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_reasons" ALTER COLUMN "subject_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_reasons" ALTER COLUMN "address" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "audit_actor_action_idx" ON "audit" USING btree ("actor_id","action","at","seq");
