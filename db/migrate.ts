import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** A session-level advisory lock that serialises concurrent migrations. */
const migrationLock = 718_202_301;

/** Why a database cannot be migrated, as a stable code. */
export class MigrationRefused extends Error {
  readonly why = 'database.unreleased-schema';
}

/**
 * Migrates the database to the newest schema. An up-to-date database stays as it is. Runs as the owner.
 * Throws `MigrationRefused` for a database from before the first release.
 */
export async function migrateDatabase(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await assertReleasedSchema(client);
    await migrate(drizzle(client), { migrationsFolder });
  } finally {
    await client.end();
  }
}

/** Drizzle compares dates only: without this check, it would try to create all tables a second time. */
async function assertReleasedSchema(client: pg.ClientBase): Promise<void> {
  const { rows: found } = await client.query<{ table: string | null }>(
    `select to_regclass('drizzle.__drizzle_migrations')::text as table`,
  );
  if (!found[0]?.table) return;
  const { rows } = await client.query<{ hash: string }>(
    'select hash from drizzle.__drizzle_migrations order by id limit 1',
  );
  const [baseline] = readMigrationFiles({ migrationsFolder });
  if (rows[0] && rows[0].hash !== baseline?.hash) throw new MigrationRefused();
}
