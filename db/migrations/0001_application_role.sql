-- The running application works as toasoan_app, a role that can't rewrite history: versions, approvals and
-- the audit are only ever added to. Where the database user may not create roles, the same rights are taken
-- from that user itself.
DO $$
DECLARE
  app text := 'toasoan_app';
BEGIN
  BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'toasoan_app') THEN
      CREATE ROLE toasoan_app NOLOGIN;
    END IF;
    EXECUTE format('GRANT toasoan_app TO %I', current_user);
  EXCEPTION
    WHEN insufficient_privilege THEN app := current_user;
    WHEN duplicate_object OR unique_violation THEN NULL;
  END;
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', app);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I', app);
  EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO %I', app);
  EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', app);
  EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO %I', app);
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON article_versions, approvals, audit FROM %I', app);
END
$$;
--> statement-breakpoint
INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, 'genesis');
