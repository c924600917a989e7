import { sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../client.ts';

/**
 * Runs what searches documents so that an index answers. The rows of `search_docs` are few bytes each, so the planner thinks it
 * cheap to look through all of them; it does not know that each document must be fetched from where it lies.
 */
export async function byIndexAlone<T>(q: Queryable, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return q.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    return work(tx);
  });
}
