import { sql } from 'drizzle-orm';
import type { Transaction } from '../client.ts';

const emptyNewsroomLock = 718_202_303;

/**
 * Whether there is nobody yet, and until the transaction ends nobody else is told so: of servers that start on one empty database
 * at once, one fills it, and the others wait and find it full.
 */
export async function takeEmptyNewsroom(tx: Transaction): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(${emptyNewsroomLock})`);
  const { rowCount } = await tx.execute(sql`select from people limit 1`);
  return rowCount === 0;
}
