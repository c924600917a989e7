import { openDatabase } from '#db/client.ts';
import type { Context } from '#usecases/context.ts';
import type { Newsroom } from '../../scripts/newsroom/open-newsroom.ts';

/** Asks as when a page is filled: what is asked is planned once for a connection (decision 0035). */
export async function asAPage<T>(
  { ctx, connectionString }: Newsroom,
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  const { db, close } = await openDatabase({ connectionString, maxConnections: 4, keepsPlans: () => true });
  try {
    return await work({ ...ctx, db });
  } finally {
    await close();
  }
}
