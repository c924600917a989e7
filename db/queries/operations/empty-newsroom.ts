import { sql } from 'drizzle-orm';
import type { Transaction } from '../../client.ts';

const emptyNewsroomLock = 718_202_303;

/**
 * Whether there are no people yet. Holds a lock until the transaction ends. Of several servers that start on
 * one empty database, one fills it and the others then find it filled.
 */
export async function lockEmptyNewsroom(tx: Transaction): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(${emptyNewsroomLock})`);
  const { rowCount } = await tx.execute(sql`select from people limit 1`);
  return rowCount === 0;
}
