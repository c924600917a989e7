import { defaultPolicy } from '#core/articles/policy.ts';
import { openDatabase } from '#db/client.ts';
import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { folderStorage } from '#platform/storage/storage.ts';
import { newId } from '#platform/time/new-id.ts';
import { createLogger } from '#platform/traces/logger.ts';
import type { Context } from '#usecases/context.ts';

/**
 * The newsroom of a running site, on its own database or another, without an actor, for steps that have no
 * address.
 */
export async function openNewsroom(
  dataDir: string,
  databaseUrl?: string,
): Promise<{ ctx: Context; connectionString: string; close: () => Promise<void> }> {
  const postgres =
    databaseUrl === undefined ? await startPostgres({ dataDir, log: createLogger('error') }) : null;
  const connectionString = databaseUrl ?? postgres?.connectionString ?? '';
  const { db, close } = await openDatabase({ connectionString, maxConnections: 2 });
  return {
    connectionString,
    ctx: {
      db,
      storage: folderStorage(dataDir),
      site: { url: 'http://localhost:3000', locale: 'vi', timeZone: 'Asia/Ho_Chi_Minh' },
      now: () => new Date(),
      newId: () => newId(),
      actor: null,
      address: '',
      policy: defaultPolicy,
    },
    async close() {
      await close();
      await postgres?.stop();
    },
  };
}
