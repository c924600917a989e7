import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';

const migrationsFolder = path.resolve('db/migrations');

/** Gives an empty database the schema of a release with the first migrations, which have these hashes. */
export async function migrateTo(connectionString: string, released: readonly string[]): Promise<void> {
  const hashes = readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash);
  if (hashes.slice(0, released.length).join() !== released.join()) {
    throw new Error('A migration of a release was changed.');
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-migrations-'));
  cpSync(migrationsFolder, folder, { recursive: true });
  const file = path.join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: unknown[] };
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, released.length) }));
  const client = new pg.Client({ connectionString });
  await client.connect();
  await migrate(drizzle(client), { migrationsFolder: folder });
  await client.end();
  rmSync(folder, { recursive: true });
}
