import { openDatabase } from '#db/client.ts';
import type { Context } from '#usecases/context.ts';
import type { Newsroom } from '../../scripts/newsroom/open-newsroom.ts';

/** As many as the thread that makes pages has. */
const readers = { maxConnections: 6, statementTimeoutMs: 60_000 };

/**
 * Asks as when a page is filled: over the connections of readers' pages, where what is asked is planned the first time that
 * a connection asks it, and never again (decisions 0051 and 0049).
 */
export async function asAPage<T>(
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
