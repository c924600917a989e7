import pg from 'pg';
import { until } from '../collab/collab.ts';

/**
 * Ends all connections to a database and waits until they are gone. A connection reports its row statistics
 * late, after ten seconds or at its end. After this call a test counts only its own reads.
 */
export async function endConnections(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const others = async () => {
    const { rowCount } = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    );
    return rowCount;
  };
  await until(async () => (await others()) === 0, 'the connections to be gone');
  await client.end();
}
