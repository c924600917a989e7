-- Versions, approvals and the audit are only ever added to. The running application works as toasoan_app, a role
-- without the rights to rewrite them. Where the database user may not make or take that role, it works as the owner
-- of the tables; an owner without those rights could not even refer to a version (a foreign key locks the row it
-- names with the owner's right to update), so there triggers refuse.
DO $$
DECLARE
  has_role boolean := true;
  kept text;
BEGIN
  BEGIN
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'toasoan_app') THEN
        CREATE ROLE toasoan_app NOLOGIN;
      END IF;
    EXCEPTION
      -- Another database of this server was migrated at the same moment.
      WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    EXECUTE format('GRANT toasoan_app TO %I', current_user);
  EXCEPTION
    WHEN insufficient_privilege THEN has_role := false;
  END;
  IF has_role THEN
    GRANT USAGE ON SCHEMA public TO toasoan_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO toasoan_app;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO toasoan_app;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO toasoan_app;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO toasoan_app;
    REVOKE UPDATE, DELETE, TRUNCATE ON article_versions, approvals, audit FROM toasoan_app;
  ELSE
    CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $refuse$
      BEGIN
        RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
      END
    $refuse$;
    FOREACH kept IN ARRAY ARRAY['article_versions', 'approvals', 'audit'] LOOP
      EXECUTE format(
        'CREATE TRIGGER refuse_rewriting BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
         FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', kept);
    END LOOP;
  END IF;
END
$$;
--> statement-breakpoint
INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, 'genesis');
