import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';

/**
 * Runs one transaction as the owner of the tables, for statements that the application's role may not run.
 */
export async function asOwner(
  { connectionString }: { readonly connectionString: string },
  work: (db: NodePgDatabase, client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('begin');
    await work(drizzle(client, { casing: 'snake_case' }), client);
    await client.query('commit');
  } finally {
    await client.end();
  }
}
