import { PgBoss } from 'pg-boss';

/**
 * The queue of a test's database, started. It has an error listener, as in the worker. A query that is
 * interrupted by the stop fails, and would end the process without a listener.
 */
export async function openQueue(connectionString: string): Promise<PgBoss> {
  const queue = new PgBoss({ connectionString, schema: 'jobs' });
  queue.on('error', () => {});
  return queue.start();
}
