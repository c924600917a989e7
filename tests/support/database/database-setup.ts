import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { grantToApplication, makeApplicationRole } from '#db/application-role.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { isAlive } from '#platform/process/processes.mjs';
import { createLogger } from '#platform/traces/logger.ts';
import { prepareQueue } from '#server/worker/prepare-queue.ts';
import { APPLICATION, TEMPLATE, withDatabase } from './database-names.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: string;
  }
}

const MEMORY = '/dev/shm';
const NEEDED_BYTES = 4_000_000_000;
const PREFIX = 'toasoan-test-';

/**
 * One server for a run with integration tests, with one migrated database that test files copy. It runs
 * without fsync. The crash tests prove durability on servers with production settings.
 */
export default async function setup(project: TestProject): Promise<undefined | (() => Promise<void>)> {
  if (!project.vitest.state.getPaths().some((file) => file.includes('/tests/integration/'))) return;
  const dataDir = mkdtempSync(path.join(folderForData(), `${PREFIX}${process.pid}-`));
  const server = await startPostgres({ dataDir, log: createLogger('error'), outlivesMachine: false });
  const admin = new pg.Client({ connectionString: server.connectionString });
  await admin.connect();
  await saveWork(admin);
  await admin.query(`create database ${TEMPLATE}`);
  await prepareTemplate(withDatabase(server.connectionString, TEMPLATE));
  await admin.end();
  project.provide('databaseServer', server.connectionString);
  return async () => {
    const left = await databasesLeft(server.connectionString);
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
    if (left.length === 0) return;
    // Vitest prints an error of a teardown, but exits with 0.
    process.exitCode = 1;
    throw new Error(`Databases of tests were not dropped: ${left.join(', ')}`);
  };
}

async function databasesLeft(connectionString: string): Promise<string[]> {
  const admin = new pg.Client({ connectionString });
  await admin.connect();
  const { rows } = await admin.query<{ datname: string }>(
    "select datname from pg_database where datname ~ '^(test|limited)_'",
  );
  await admin.end();
  return rows.map(({ datname }) => datname);
}

/** Prepared as at a server's start, with one role for all databases, which avoids hundreds of roles. */
async function prepareTemplate(connectionString: string): Promise<void> {
  await migrateDatabase(connectionString);
  await prepareQueue(connectionString);
  const owner = new pg.Client({ connectionString });
  await owner.connect();
  await makeApplicationRole(owner, APPLICATION);
  await grantToApplication(owner, APPLICATION.role);
  await owner.end();
}

/**
 * A folder in memory if there is space. A database has 850 files: creating and dropping one takes 50 ms of
 * CPU in memory and 500 ms on ext4.
 */
function folderForData(): string {
  if (!existsSync(MEMORY) || process.availableMemory() < NEEDED_BYTES) return os.tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  if (bavail * bsize < NEEDED_BYTES) return os.tmpdir();
  removeLeftovers();
  return MEMORY;
}

/** Removes the data of killed runs; their servers stop by themselves when their files are gone. */
function removeLeftovers(): void {
  for (const name of readdirSync(MEMORY)) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN;
    if (pid > 0 && !isAlive(pid)) rmSync(path.join(MEMORY, name), { recursive: true, force: true });
  }
}

/**
 * Clones the files of a new database if the file system can. Autovacuum is off, because no database lives
 * long enough.
 */
async function saveWork(admin: pg.Client): Promise<void> {
  await admin.query('alter system set autovacuum = off');
  const { rowCount } = await admin.query(
    "select 1 from pg_settings where name = 'file_copy_method' and 'clone' = any(enumvals)",
  );
  if (rowCount) await admin.query("alter system set file_copy_method = 'clone'");
  await admin.query('select pg_reload_conf()');
}
