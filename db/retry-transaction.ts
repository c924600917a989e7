/**
 * SQLSTATEs of failures caused by concurrent transactions: deadlock (40P01), serialization failure (40001),
 * and unique violation (23505), because a retry sees the other row. PostgreSQL's manual recommends a retry
 * for all three (13.5).
 */
const RETRYABLE_SQLSTATES: ReadonlySet<unknown> = new Set(['40P01', '40001', '23505']);

/** Retries work once on a serialization failure (40001), deadlock (40P01) or unique violation (23505). */
export async function retryTransaction<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!RETRYABLE_SQLSTATES.has(codeOf(error))) throw error;
    return work();
  }
}

/** Drizzle wraps PostgreSQL's error as the cause of its own. */
function codeOf(error: unknown): unknown {
  const said = error instanceof Error ? (error.cause ?? error) : null;
  return said !== null && typeof said === 'object' && 'code' in said ? said.code : null;
}
