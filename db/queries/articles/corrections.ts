import type { Transaction } from '../../client.ts';
import { corrections } from '../../schema/public-projections.ts';

/** Records the public note of an update or the notice of a take-down. */
export async function insertCorrection(tx: Transaction, row: typeof corrections.$inferInsert): Promise<void> {
  await tx.insert(corrections).values(row);
}
