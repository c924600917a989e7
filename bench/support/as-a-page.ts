import { openDatabase } from '#db/client.ts';
import type { Context } from '#usecases/context.ts';
import type { Newsroom } from '../../scripts/newsroom/open-newsroom.ts';

/** As many as the render thread has. */
const readers = { maxConnections: 6, statementTimeoutMs: 60_000 };

/**
 * Runs queries as a render does: over the reader connections, where each connection plans a statement once
 * and keeps the plan (decisions 0051 and 0049).
 */
export async function withReaderConnections<T>(
  { ctx, connectionString }: Pick<Newsroom, 'ctx' | 'connectionString'>,
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  const { db, close } = await openDatabase({
    ...{ connectionString, readers },
    ...{ maxConnections: 1, keepsPlans: () => true },
  });
  try {
    return await work({ ...ctx, db });
  } finally {
    await close();
  }
}
