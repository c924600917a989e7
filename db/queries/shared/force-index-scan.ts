import { sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../client.ts';

/**
 * Runs document searches with sequential scans disabled, so that an index is used. The rows of `search_docs`
 * are small, so the planner estimates a scan as cheap, but each document is stored out of line (TOAST).
 */
export async function withForcedIndexScan<T>(
  q: Queryable,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return q.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    return work(tx);
  });
}
