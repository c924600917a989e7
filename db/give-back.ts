import type { PoolClient } from 'pg';

/** Whether the server has answered all that it was asked; `pg` says so, and its types do not. */
type Answered = { readonly readyForQuery: boolean };

/**
 * Gives a connection back to its pool; one that still stands in a transaction, because its end never reached the server,
 * is closed instead, or whoever gets it next would go on with somebody else's half-done work. So is one on which a question
 * was given up: a line that has died would keep the next one waiting as long.
 */
export function giveBack(client: PoolClient): void {
  const isFree = (client as PoolClient & Answered).readyForQuery && client.getTransactionStatus() === 'I';
  client.release(!isFree);
}
