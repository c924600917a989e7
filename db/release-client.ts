import type { PoolClient } from 'pg';

/** Whether the server has answered all statements; a property of `pg` that its types lack. */
type Answered = { readonly readyForQuery: boolean };

/**
 * Releases a client to the pool. Destroys it instead if it is still in a transaction, because its end did not
 * reach the server, or is waiting for a reply. The next user would continue another transaction, or wait on a
 * dead connection.
 */
export function releaseClient(client: PoolClient): void {
  const isFree = (client as PoolClient & Answered).readyForQuery && client.getTransactionStatus() === 'I';
  client.release(!isFree);
}
