/**
 * What PostgreSQL ends because of others at the same moment, and not because of what was asked: two that waited for each
 * other (40P01), that could not be put into an order (40001), or that took one key, of whom the next look sees the first
 * (23505). Its manual says so of all three (13.5).
 */
const BECAUSE_OF_OTHERS: ReadonlySet<unknown> = new Set(['40P01', '40001', '23505']);

/** Does something, and does it once more where it failed because of others. */
export async function onceMore<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!BECAUSE_OF_OTHERS.has(codeOf(error))) throw error;
    return work();
  }
}

/** Drizzle hangs what PostgreSQL said on an error of its own. */
function codeOf(error: unknown): unknown {
  const said = error instanceof Error ? (error.cause ?? error) : null;
  return said !== null && typeof said === 'object' && 'code' in said ? said.code : null;
}
