import { sql } from 'drizzle-orm';
import pg from 'pg';
import type { Database } from '#db/client.ts';
import { until } from '../collab/collab.ts';

/**
 * Locks rows on a separate connection by a statement with `for update`. Transactions that need the rows wait
 * until the release. A test can thus interleave two transactions in a chosen order.
 */
export async function lockRows(connectionString: string, statement: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query('begin');
  await client.query(statement);
  return async () => {
    await client.query('commit');
    await client.end();
  };
}

/** The row that every audited action locks last: a lock on it stops them all just before their commit. */
export const THE_AUDIT_HEAD = 'select from audit_head for update';

/** How many connections to this database wait for a lock. */
async function countWaiting(db: Database): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from pg_locks l join pg_stat_activity a using (pid)
        where not l.granted and a.datname = current_database()`,
  );
  return rows[0]?.count ?? 0;
}

/** Waits until so many connections to this database wait for a lock. */
export async function untilWaiting(db: Database, count: number): Promise<void> {
  await until(async () => (await countWaiting(db)) === count, `${count} connections to wait for a lock`);
}

/** Waits until the work is done or waits for a lock; returns whether it is done. */
export async function untilDoneOrWaiting(db: Database, work: Promise<unknown>): Promise<boolean> {
  let isDone = false;
  const done = () => {
    isDone = true;
  };
  void work.then(done, done);
  await until(async () => isDone || (await countWaiting(db)) > 0, 'the work to be done, or to wait');
  return isDone;
}
