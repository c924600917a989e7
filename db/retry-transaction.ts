/**
 * The attempts after failures caused by concurrent transactions, by SQLSTATE: deadlock (40P01), serialization
 * failure (40001), and unique violation (23505), because a retry sees the other row. PostgreSQL's manual
 * recommends retries for all three (13.5). A retried transaction may meet the same deadlock again.
 */
const ATTEMPTS: ReadonlyMap<unknown, number> = new Map([
  ['40P01', 4],
  ['40001', 4],
  ['23505', 2],
]);

/** Retries work after a serialization failure, a deadlock or a unique violation. */
export async function retryTransaction<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= (ATTEMPTS.get(codeOf(error)) ?? 1)) throw error;
    }
  }
}

/** Drizzle wraps PostgreSQL's error as the cause of its own. */
function codeOf(error: unknown): unknown {
  const cause = error instanceof Error ? (error.cause ?? error) : null;
  return cause !== null && typeof cause === 'object' && 'code' in cause ? cause.code : null;
}
