import { createHmac } from 'node:crypto';
import pg from 'pg';
import {
  applicationRoleOf,
  asRole,
  grantToApplication,
  makeApplicationRole,
  mayRewrite,
  setRolePassword,
} from '#db/application-role.ts';
import { MigrationRefused, migrateDatabase } from '#db/migrate.ts';
import { StartProblem } from '#platform/process/start-problem.ts';
import type { Logger } from '#platform/traces/logger.ts';
import { prepareQueue } from './worker/prepare-queue.ts';

type Input = {
  /** The connection string of the tables' owner: only for migrations, backup and restore. */
  readonly ownerUrl: string;
  /** The application's connection string, if the operator sets one (`DATABASE_APP_URL`). */
  readonly applicationUrl: string | null;
  readonly authSecret: string;
  /** A server that runs jobs prepares the queue; a command does not need it. */
  readonly hasQueue: boolean;
  /**
   * A server may change the role's password. A command may have another AUTH_SECRET, so it works as the owner
   * in that case.
   */
  readonly maySetPassword: boolean;
  readonly log: Logger;
};

const WRONG_PASSWORD = '28P01';
/**
 * The server or its pooler rejects the role (28000), does not know it (08P01), or denies the database
 * (42501).
 */
const NOT_LET_IN: ReadonlySet<unknown> = new Set(['28000', '08P01', '42501']);

/**
 * Migrates as the owner and returns the connection string of the application, whose login role is not a
 * member of the owner. If such a role is impossible, returns the owner's and logs a warning with the reason.
 * Throws a `StartProblem`.
 */
export async function prepareDatabase(input: Input): Promise<string> {
  await migrate(input.ownerUrl);
  if (input.hasQueue) await prepareQueue(input.ownerUrl);
  const owner = new pg.Client({ connectionString: input.ownerUrl });
  await owner.connect();
  try {
    return await (input.applicationUrl === null
      ? takeOwnRole(owner, input)
      : takeGivenRole(owner, input.applicationUrl));
  } finally {
    await owner.end();
  }
}

async function migrate(ownerUrl: string): Promise<void> {
  try {
    await migrateDatabase(ownerUrl);
  } catch (error) {
    if (!(error instanceof MigrationRefused)) throw error;
    throw new StartProblem(
      `${error.why}: this database is from before the first release and cannot be migrated. Run \`npm run newsroom backup\` with the commit that last ran here, and restore the backup into an empty database.`,
    );
  }
}

async function takeGivenRole(owner: pg.Client, applicationUrl: string): Promise<string> {
  const { role, database } = await askWhoIsThere(applicationUrl).catch((error: Error) => {
    throw new StartProblem(`The database in DATABASE_APP_URL cannot be used: ${error.message}.`);
  });
  if (database !== (await databaseOf(owner))) {
    throw new StartProblem('DATABASE_APP_URL and DATABASE_URL name different databases.');
  }
  await grantToApplication(owner, role);
  if (!(await mayRewrite(owner, role))) return applicationUrl;
  throw new StartProblem(
    `The user in DATABASE_APP_URL may rewrite the audit: "${role}" must not be a superuser or a member of the tables' owner, and needs no CREATEROLE and no grants of its own.`,
  );
}

async function takeOwnRole(owner: pg.Client, input: Input): Promise<string> {
  const database = await databaseOf(owner);
  const account = { role: applicationRoleOf(database), password: passwordFor(database, input.authSecret) };
  if ((await makeApplicationRole(owner, account)) === 'not-allowed') {
    return workAsOwner(input, 'the user in DATABASE_URL may not make roles');
  }
  await grantToApplication(owner, account.role);
  const applicationUrl = asRole(input.ownerUrl, account);
  let refusal = await refusalOf(applicationUrl);
  if (refusal?.code === WRONG_PASSWORD && input.maySetPassword) {
    await refuseOtherSecret(owner, account.role);
    input.log.warn({ role: account.role }, 'the password of the application role is replaced');
    await setRolePassword(owner, account);
    refusal = await refusalOf(applicationUrl);
  }
  if (refusal !== null) return workAsOwner(input, `${account.role} is refused: ${refusal.message}`);
  if (!(await mayRewrite(owner, account.role))) return applicationUrl;
  throw new StartProblem(
    `The role ${account.role} may rewrite the audit: revoke its manual grants, or drop it.`,
  );
}

/**
 * Throws a `StartProblem` if a process with another AUTH_SECRET is connected as the role. A new password
 * would lock out that process.
 */
async function refuseOtherSecret(owner: pg.Client, role: string): Promise<void> {
  const { rowCount } = await owner.query('select from pg_stat_activity where usename = $1 limit 1', [role]);
  if (rowCount === 0) return;
  throw new StartProblem(
    'Another process of this site has a different AUTH_SECRET: use the same for all, or stop the others first.',
  );
}

/** Connects as the owner. `openDatabase` then sets the group role, or triggers reject changes of history. */
function workAsOwner({ ownerUrl, log }: Input, reason: string): string {
  log.warn({ reason }, 'the application works as the owner of its tables; set DATABASE_APP_URL');
  return ownerUrl;
}

/**
 * Derives the password of the role. It is the same for all processes of a site, and cannot be derived from
 * the database alone.
 */
function passwordFor(database: string, authSecret: string): string {
  return createHmac('sha256', authSecret).update(`toasoan database role\0${database}`).digest('base64url');
}

/** Null if the role may connect. Throws unrelated failures, such as too many connections. */
async function refusalOf(connectionString: string): Promise<{ code: string; message: string } | null> {
  try {
    await askWhoIsThere(connectionString);
    return null;
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string };
    if (code === WRONG_PASSWORD || NOT_LET_IN.has(code)) return { code, message };
    throw error;
  }
}

async function askWhoIsThere(connectionString: string): Promise<{ role: string; database: string }> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ role: string; database: string }>(
      'select session_user as role, current_database() as database',
    );
    if (!rows[0]) throw new Error('no answer');
    return rows[0];
  } finally {
    await client.end().catch(() => {});
  }
}

async function databaseOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>('select current_database() as name');
  return rows[0]?.name ?? '';
}
