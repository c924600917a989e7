import { existsSync } from 'node:fs';
import path from 'node:path';
import pg, { type Pool } from 'pg';
import { defaultPolicy } from '#core/articles/policy.ts';
import { operator } from '#core/people/operator.ts';
import { openDatabase } from '#db/client.ts';
import { readDatabaseTime } from '#db/queries/operations/database-time.ts';
import { openAuditAnchors } from '#platform/auth/audit-anchors.ts';
import { openMailer } from '#platform/mail/open-mailer.ts';
import { openDataFolder } from '#platform/postgres/cluster.ts';
import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { authSecretOf, type Env, readEnv } from '#platform/process/env.ts';
import { StartProblem } from '#platform/process/start-problem.ts';
import { openStorage } from '#platform/storage/open-storage.ts';
import { startDatabaseClock } from '#platform/time/database-clock.ts';
import { newId } from '#platform/time/new-id.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { prepareDatabase } from '#server/prepare-database.ts';
import { requireDatabase } from '#server/require-database.ts';
import type { Context } from '#usecases/context.ts';

/** The database and files of a newsroom, opened for one command. */
export type Newsroom = {
  readonly env: Env;
  readonly dataDir: string;
  readonly pool: Pool;
  /** The connection string of the tables' owner, for backup and restore. */
  readonly ownerUrl: string;
  /** The connection string of the application. */
  readonly connectionString: string;
  /** A context without an actor. */
  readonly ctx: Context;
  /** The operator as actor, with the rights of an administrator. */
  readonly operator: Context;
  readonly close: () => Promise<void>;
};

/**
 * Opens the newsroom of the settings, with or without a running server. The embedded server of the data
 * folder is adopted if it runs, and otherwise started for the duration of the command. With `mustBeThere`
 * nothing is created. Throws a `StartProblem`.
 */
export async function openNewsroom({
  mustBeThere = false,
  source = process.env,
}: {
  mustBeThere?: boolean;
  source?: Readonly<Record<string, string | undefined>>;
} = {}): Promise<Newsroom> {
  const env = readEnv(source);
  if (mustBeThere) requireDataFolder(env);
  if (env.databaseUrl) await requireDatabase(env.databaseUrl);
  const dataDir = openDataFolder(env.dataDir);
  const postgres = env.databaseUrl ? null : await startPostgres({ dataDir, log: createLogger('error') });
  const ownerUrl = env.databaseUrl ?? postgres?.connectionString ?? '';
  try {
    if (mustBeThere) await requireNewsroom(ownerUrl);
    const connectionString = await prepareDatabase({
      ...{ ownerUrl, applicationUrl: env.databaseAppUrl, log: createLogger('error') },
      ...{ authSecret: authSecretOf({ ...env, dataDir }), hasQueue: false, maySetPassword: false },
    });
    const { db, pool, close } = await openDatabase({ connectionString, maxConnections: 4 });
    const clock = await startDatabaseClock({ ask: () => readDatabaseTime(db), log: createLogger('error') });
    const mailer = openMailer(env, dataDir);
    const ctx: Context = {
      db,
      storage: openStorage(env, dataDir),
      mailer,
      auditAnchors: openAuditAnchors(env, dataDir),
      site: { url: env.siteUrl, locale: env.siteLocale, timeZone: env.siteTimeZone },
      now: clock.now,
      newId: () => newId(),
      actor: null,
      address: '',
      policy: defaultPolicy,
    };
    return {
      env,
      dataDir,
      pool,
      ownerUrl,
      connectionString,
      ctx,
      operator: { ...ctx, actor: operator },
      async close() {
        mailer.close?.();
        await clock.stop();
        await close();
        await postgres?.stop();
      },
    };
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

const AS_THE_SERVER = 'Set DATABASE_URL, or DATA_DIR, as the server has it.';

/**
 * With missing settings a command would create an empty database and back it up as if all were well. Throws a
 * `StartProblem` if there is no data folder yet.
 */
function requireDataFolder({ databaseUrl, dataDir }: Env): void {
  if (databaseUrl !== null || existsSync(path.join(dataDir, 'postgres'))) return;
  throw new StartProblem(
    `There is no database in the data folder ${path.resolve(dataDir)}. ${AS_THE_SERVER}`,
  );
}

/** The same check for a database: it must contain people. Creates nothing. */
async function requireNewsroom(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ known: boolean }>(
      `select to_regclass('public.people') is not null as known`,
    );
    const people = rows[0]?.known ? await client.query('select 1 from people limit 1') : null;
    if (!people?.rowCount) throw new StartProblem(`There is no newsroom in the database. ${AS_THE_SERVER}`);
  } finally {
    await client.end();
  }
}
