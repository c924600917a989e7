import type { PoolClient } from 'pg';

/**
 * Gives a connection back to its pool; one that still stands in a transaction, because its end never reached the server,
 * is closed instead, or whoever gets it next would go on with somebody else's half-done work.
 */
export function giveBack(client: PoolClient): void {
  client.release(client.getTransactionStatus() !== 'I');
}
