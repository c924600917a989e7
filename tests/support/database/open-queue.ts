import { PgBoss } from 'pg-boss';

/**
 * The queue of a test's database, started. What it reports of itself has a listener, as in the worker: a question that is
 * under way when it is stopped fails, and without one the process would end with that.
 */
export async function openQueue(connectionString: string): Promise<PgBoss> {
  const queue = new PgBoss({ connectionString, schema: 'jobs' });
  queue.on('error', () => {});
  return queue.start();
}
