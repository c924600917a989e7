import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { grantToApplication, makeApplicationRole } from '#db/application-role.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { createLogger } from '#platform/logger.ts';
import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { prepareQueue } from '#server/worker/prepare-queue.ts';
import { APPLICATION, TEMPLATE, withDatabase } from './database-names.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: string;
  }
}

/**
 * One server for the whole run, and in it one migrated database that test files copy. Nobody waits for the disk: that what was
 * acknowledged is there after a crash is proved by the tests of crashes, on servers as they are at work.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'toasoan-test-'));
  const server = await startPostgres({ dataDir, log: createLogger('error'), outlivesMachine: false });
  const admin = new pg.Client({ connectionString: server.connectionString });
  await admin.connect();
  await copyByTheSystem(admin);
  await admin.query(`create database ${TEMPLATE}`);
  await prepareTemplate(withDatabase(server.connectionString, TEMPLATE));
  await admin.end();
  project.provide('databaseServer', server.connectionString);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** As a server's start does it, with one role for all databases: hundreds of roles would be made otherwise. */
async function prepareTemplate(connectionString: string): Promise<void> {
  await migrateDatabase(connectionString);
  await prepareQueue(connectionString);
  const owner = new pg.Client({ connectionString });
  await owner.connect();
  await makeApplicationRole(owner, APPLICATION);
  await grantToApplication(owner, APPLICATION.role);
  await owner.end();
}

/** Files of a new database are copied by the system, where it can, and not read and written page by page. */
async function copyByTheSystem(admin: pg.Client): Promise<void> {
  const { rowCount } = await admin.query(
    "select 1 from pg_settings where name = 'file_copy_method' and 'clone' = any(enumvals)",
  );
  if (!rowCount) return;
  await admin.query("alter system set file_copy_method = 'clone'");
  await admin.query('select pg_reload_conf()');
}
