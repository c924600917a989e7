CREATE TABLE "working_copy_clients" (
	"article_id" uuid NOT NULL,
	"client_id" bigint NOT NULL,
	"from_clock" bigint NOT NULL,
	"person_id" uuid,
	CONSTRAINT "working_copy_clients_article_id_client_id_from_clock_pk" PRIMARY KEY("article_id","client_id","from_clock")
);
--> statement-breakpoint
ALTER TABLE "working_copies" ADD COLUMN "clients_known" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "working_copy_clients" ADD CONSTRAINT "working_copy_clients_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_copy_clients" ADD CONSTRAINT "working_copy_clients_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;