import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartProblem } from '#platform/process/start-problem.ts';

const MIN_MAJOR = 15;
/**
 * PostgreSQL is in recovery (SQLSTATE 57P03, appendix A). After a crash this can take a while, so the check
 * waits.
 */
const RECOVERING = '57P03';
const RECOVERY_TIMEOUT_MS = 120_000;
const RETRY_INTERVAL_MS = 500;

type Facts = { version: number; encoding: string; mayCreate: boolean; user: string; database: string };

/**
 * Checks the database in `DATABASE_URL`, and waits while it starts. Throws a `StartProblem` with the reason
 * in one sentence.
 */
export async function requireDatabase(connectionString: string): Promise<void> {
  const { version, encoding, mayCreate, user, database } = await ask(connectionString);
  if (Math.floor(version / 10_000) < MIN_MAJOR) {
    throw new StartProblem(
      `The database in DATABASE_URL is PostgreSQL ${Math.floor(version / 10_000)}: use ${MIN_MAJOR} or later.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new StartProblem(
      `The database in DATABASE_URL has the encoding ${encoding}: create one with ENCODING 'UTF8'.`,
    );
  }
  if (!mayCreate) {
    throw new StartProblem(
      `The user in DATABASE_URL may not create tables: ALTER DATABASE "${database}" OWNER TO "${user}".`,
    );
  }
}

async function ask(connectionString: string): Promise<Facts> {
  for (const giveUpAt = performance.now() + RECOVERY_TIMEOUT_MS; ; await sleep(RETRY_INTERVAL_MS)) {
    try {
      return await askOnce(connectionString);
    } catch (error) {
      if ((error as { code?: string }).code === RECOVERING && performance.now() < giveUpAt) continue;
      throw new StartProblem(`The database in DATABASE_URL cannot be used: ${reasonOf(error)}.`);
    }
  }
}

async function askOnce(connectionString: string): Promise<Facts> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<Facts>(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
         has_database_privilege(current_database(), 'create')
           and has_schema_privilege('public', 'create') as "mayCreate",
         current_user as user, current_database() as database`,
    );
    if (!rows[0]) throw new Error('no answer');
    return rows[0];
  } finally {
    await client.end().catch(() => {});
  }
}

/** For a host name with several addresses Node throws an `AggregateError` without a message. */
function reasonOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  const [first] = error instanceof AggregateError ? (error.errors as Error[]) : [];
  return message || first?.message || code || 'no answer';
}
