import { existsSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Env } from '#platform/process/env.ts';
import { StartProblem } from '#platform/process/start-problem.ts';

const AS_THE_SERVER = 'Set DATABASE_URL, or DATA_DIR, as the server has it.';

/**
 * With missing settings a command would create an empty database and back it up as if all were well. Throws a
 * `StartProblem` if there is no data folder yet.
 */
export function requireDataFolder({ databaseUrl, dataDir }: Env): void {
  if (databaseUrl !== null || existsSync(path.join(dataDir, 'postgres'))) return;
  throw new StartProblem(
    `There is no database in the data folder ${path.resolve(dataDir)}. ${AS_THE_SERVER}`,
  );
}

/** The same check for a database: it must contain people. Creates nothing. */
export async function requireNewsroom(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ known: boolean }>(
      `select to_regclass('public.people') is not null as known`,
    );
    const people = rows[0]?.known ? await client.query('select 1 from people limit 1') : null;
    if (!people?.rowCount) throw new StartProblem(`There is no newsroom in the database. ${AS_THE_SERVER}`);
  } finally {
    await client.end();
  }
}
