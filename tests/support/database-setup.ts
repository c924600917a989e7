import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '#db/migrate.ts';
import { createLogger } from '#platform/logger.ts';
import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { TEMPLATE, withDatabase } from './database-names.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: string;
  }
}

/** One server for the whole run, and in it one migrated database that test files copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'toasoan-test-'));
  const server = await startPostgres({ dataDir, log: createLogger('error') });
  const admin = new pg.Client({ connectionString: server.connectionString });
  await admin.connect();
  await admin.query(`create database ${TEMPLATE}`);
  await migrateDatabase(withDatabase(server.connectionString, TEMPLATE));
  await admin.end();
  project.provide('databaseServer', server.connectionString);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
