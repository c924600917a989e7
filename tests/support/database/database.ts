import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { applicationRoleOf, asRole } from '#db/application-role.ts';
import { type OpenDatabase, openDatabase } from '#db/client.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { prepareDatabase } from '#server/prepare-database.ts';
import { APPLICATION, TEMPLATE, withDatabase } from './database-names.ts';

export type FreshDatabase = OpenDatabase & {
  /** As the owner, who has more rights than the application's role. */
  connectionString: string;
  /** As in production: the login role of the application. */
  applicationUrl: string;
};

/**
 * For one test; as many test files as processors run at once, and the server allows a hundred connections. If
 * a hundred queries wait, the last waits as long as its test may take, longer than in production.
 */
const POOL = { maxConnections: 8, connectionTimeoutMs: 60_000 };
const LOOK_MS = 10;
const LOOKS_BEFORE_CUT = 1_000;

/**
 * A migrated, empty database for the calling test file or test, dropped when the file is done. Its
 * connections close when the calling file or test ends. Call it in `beforeAll`, or in `beforeEach` if tests
 * need isolation (about 30 ms of CPU each). Repeated queries are planned once per connection, which halves
 * the cost of short ones. Set `keepsPlans` to false if the test changes the tables.
 */
export async function freshDatabase({ keepsPlans = true } = {}): Promise<FreshDatabase> {
  const server = inject('databaseServer');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(server, `create database ${name} template ${TEMPLATE} strategy file_copy`);
  const connectionString = withDatabase(server, name);
  const applicationUrl = asRole(connectionString, APPLICATION);
  const opened = await openDatabase({ connectionString: applicationUrl, ...POOL });
  if (keepsPlans) keepPlans(opened.pool);
  closeLater(opened, () => drop(server, name));
  return { ...opened, connectionString, applicationUrl };
}

/**
 * A database whose owner may not create roles, as on many hosting services; migrated as that owner. With
 * `mayMakeRoles` the owner has CREATEROLE, but is no superuser. Both are dropped when the file is done.
 */
export async function limitedDatabase({ mayMakeRoles = false } = {}): Promise<FreshDatabase> {
  const server = inject('databaseServer');
  const name = `limited_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(server, `create role ${name} login ${mayMakeRoles ? 'createrole' : ''} password 'limited'`);
  await asAdmin(server, `create database ${name} owner ${name}`);
  const url = new URL(withDatabase(server, name));
  url.username = name;
  url.password = 'limited';
  const applicationUrl = await prepareDatabase({
    ...{ ownerUrl: url.href, applicationUrl: null, authSecret: name, log: createLogger('silent') },
    ...{ hasQueue: true, maySetPassword: true },
  });
  const opened = await openDatabase({ connectionString: applicationUrl, ...POOL });
  closeLater(opened, async () => {
    await drop(server, name);
    await asAdmin(server, `drop role if exists ${applicationRoleOf(name)}`);
    await asAdmin(server, `drop role ${name}`);
  });
  return { ...opened, connectionString: url.href, applicationUrl };
}

/** Names each statement by its text on every connection of a pool, transactions included. */
function keepPlans(pool: pg.Pool): void {
  const names = new Map<string, string>();
  const nameOf = (text: string) => {
    const name = names.get(text) ?? `kept_${names.size}`;
    names.set(text, name);
    return name;
  };
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...all: unknown[]) => unknown;
    client.query = ((asked: unknown, ...rest: unknown[]) => {
      const { text } = (asked ?? {}) as { text?: unknown };
      const isPlain = typeof text === 'string' && /^\s*(select|with|insert|update|delete)\b/i.test(text);
      return query(isPlain ? { ...(asked as object), name: nameOf(text) } : asked, ...rest);
    }) as typeof client.query;
  });
}

const opened: OpenDatabase['close'][] = [];
const dropped: (() => Promise<void>)[] = [];

function closeLater({ close }: OpenDatabase, drop: () => Promise<void>): void {
  opened.push(close);
  dropped.push(drop);
}

const closeFrom = (from: number) => Promise.all(opened.splice(from).map((close) => close()));

/**
 * Closes everything opened since the call, with all connections of a test. The idle connections of thirty
 * tests within ten seconds would exceed the limit of the server.
 */
export function trackOpened(): { closeOpened: () => Promise<unknown> } {
  const before = opened.length;
  return { closeOpened: () => closeFrom(before) };
}

/** Drops all databases concurrently: each drop waits for a checkpoint, and concurrent drops share one. */
export async function dropDatabases(): Promise<void> {
  await closeFrom(0);
  await Promise.all(dropped.splice(0).map((drop) => drop()));
}

/**
 * Drops the database once it has no connections, or after a timeout. A pool reports its end before its
 * connections close. A connection that is cut then emits an error without a listener, which would end the
 * process.
 */
async function drop(server: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    const isEmpty = async () => {
      const { rowCount } = await client.query(
        "select from pg_stat_activity where datname = $1 and backend_type = 'client backend' limit 1",
        [name],
      );
      return rowCount === 0;
    };
    for (let looks = 0; looks < LOOKS_BEFORE_CUT && !(await isEmpty()); looks += 1) await sleep(LOOK_MS);
    await client.query(`drop database ${name} with (force)`);
  } finally {
    await client.end();
  }
}

async function asAdmin(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
