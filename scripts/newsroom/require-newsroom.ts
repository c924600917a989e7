import { existsSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Env } from '#platform/process/env.ts';
import { StartProblem } from '#platform/process/start-problem.ts';

const AS_THE_SERVER = 'Set DATABASE_URL, or DATA_DIR, as the server has it.';

/**
 * Without the server's settings a command would make a database of its own and write a copy of nothing that looks like a good one.
 * Throws a `StartProblem` where there is none yet.
 */
export function requireDataFolder({ databaseUrl, dataDir }: Env): void {
  if (databaseUrl !== null || existsSync(path.join(dataDir, 'postgres'))) return;
  throw new StartProblem(
    `There is no database in the data folder ${path.resolve(dataDir)}. ${AS_THE_SERVER}`,
  );
}

/** The same of a database in which nobody has ever worked; nothing is made in it. */
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
