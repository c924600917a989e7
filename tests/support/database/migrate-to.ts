import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';

const migrations = path.resolve('db/migrations');

/** The migrations of a database up to this one (by its number), as they were when it was the newest. */
export async function migrateTo(connectionString: string, last: number): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-migrations-'));
  cpSync(migrations, folder, { recursive: true });
  const file = path.join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { idx: number }[] };
  const entries = journal.entries.filter(({ idx }) => idx <= last);
  if (entries.length >= journal.entries.length) throw new Error(`${last} is no earlier migration.`);
  writeFileSync(file, JSON.stringify({ ...journal, entries }));
  const client = new pg.Client({ connectionString });
  await client.connect();
  await migrate(drizzle(client), { migrationsFolder: folder });
  await client.end();
  rmSync(folder, { recursive: true });
}
