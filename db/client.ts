import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { PipelinedTransaction } from './pipelined-transaction.ts';
import { PreparedPool, statementNamesOfWrites } from './prepared-statements.ts';
import { keepValuesOutOfErrors } from './query-failed.ts';
import { releaseClient } from './release-client.ts';
import { type WatchStatements, watchPool } from './watch-pool.ts';
import { withdrawnIn } from './withdrawn-tags.ts';

const casing = 'snake_case';

keepValuesOutOfErrors();

/** The role that migrations create for the application; it cannot rewrite history. */
const applicationRole = 'toasoan_app';

export type Database = NodePgDatabase;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** The database or a transaction, for queries. */
export type Queryable = Database | Transaction;

export type OpenDatabase = {
  readonly db: Database;
  readonly pool: pg.Pool;
  /** The pool of public pages; null if they use the main one. */
  readonly readers: pg.Pool | null;
  /** Prepares the statements of public pages on every connection; for the startup, once. */
  readonly prepareOnAllConnections: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** How long a query waits for a pooled connection before it fails with `server.unavailable`. */
const CONNECTION_TIMEOUT_MS = 10_000;

/** Idle connections are closed after this time. */
const IDLE_TIMEOUT_MS = 10_000;

/** TCP keep-alive. Shorter than common firewall timeouts; the kernel's default is two hours. */
const KEEP_ALIVE_DELAY_MS = 30_000;

/**
 * PostgreSQL aborts a transaction whose client has been silent for this long, so that a stalled process does
 * not hold locks.
 */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60_000;
/**
 * The database cancels a statement itself at its timeout; this margin is for a server that no longer answers.
 */
const GRACE_MS = 5_000;

/**
 * Reader connections use generic plans (`plan_cache_mode=force_generic_plan`) and never idle out. By default
 * PostgreSQL plans each statement with its values five times per connection before it considers a generic
 * plan. An idle timeout of ten seconds would discard the plans (decision 0049). Sequential scans are
 * disabled. Without values the planner assumes ten rows for a list, a tenth of a small table, and scans it
 * once per term (decision 0049).
 */
const READER_CONNECTION_OPTIONS = {
  options: '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off',
  idleTimeoutMillis: 0,
};

/** Called before a transaction resolves, with the cache tags that it withdraws. */
export type OnWithdrawn = (tags: readonly string[]) => void;

/** Limits of public pages: the size of their pool, and their statement timeout. */
export type ReaderPoolLimits = { readonly maxConnections: number; readonly statementTimeoutMs: number };

/**
 * Opens a pool on a migrated database, as the application's role if that exists. `maxConnections` limits the
 * pool, `idleTimeoutMs` is the idle timeout, `connectionTimeoutMs` the timeout for a connection,
 * `statementTimeoutMs` the statement timeout (none by default). While `keepsPlans` returns true, statements
 * are prepared once per connection; with `readers` they use a separate pool. `watch` is called for each
 * statement. Throws `pg`'s error if the server cannot be reached.
 */
export async function openDatabase({
  connectionString,
  maxConnections = 10,
  idleTimeoutMs = IDLE_TIMEOUT_MS,
  connectionTimeoutMs = CONNECTION_TIMEOUT_MS,
  statementTimeoutMs = null,
  keepsPlans = () => false,
  readers: bounds = null,
  watch = null,
  onWithdrawn = () => {},
}: {
  connectionString: string;
  maxConnections?: number;
  idleTimeoutMs?: number;
  connectionTimeoutMs?: number;
  statementTimeoutMs?: number | null;
  keepsPlans?: () => boolean;
  readers?: ReaderPoolLimits | null;
  watch?: WatchStatements | null;
  onWithdrawn?: OnWithdrawn;
}): Promise<OpenDatabase> {
  const options = (await mayTakeRole(connectionString)) ? [`-c role=${applicationRole}`] : [];
  const configOf = (max: number, longestMs: number | null): pg.PoolConfig => ({
    ...{ connectionString, max, options: options.join(' '), connectionTimeoutMillis: connectionTimeoutMs },
    idleTimeoutMillis: idleTimeoutMs,
    // Otherwise a firewall may drop the idle connection, and the next query would hang.
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    ...(longestMs !== null && { statement_timeout: longestMs, query_timeout: longestMs + GRACE_MS }),
  });
  const readers =
    bounds === null
      ? null
      : new pg.Pool({
          ...configOf(bounds.maxConnections, bounds.statementTimeoutMs),
          ...READER_CONNECTION_OPTIONS,
          options: [...options, READER_CONNECTION_OPTIONS.options].join(' '),
        });
  const acts = { ...configOf(maxConnections, statementTimeoutMs), pipeline: true };
  const pool = new PreparedPool(acts, keepsPlans, readers);
  for (const each of readers === null ? [pool] : [pool, readers]) {
    // A server that stops ends idle clients; without a listener Node would exit.
    each.on('error', () => {});
    // The same for a connection that breaks between two queries of a transaction; the next query fails.
    each.on('connect', (client) => client.on('error', () => {}));
    if (watch !== null) watchPool(each, watch);
  }
  return {
    ...{
      db: onPool(pool, onWithdrawn),
      pool,
      readers,
      prepareOnAllConnections: () => pool.prepareOnAllConnections(),
    },
    close: async () => {
      await Promise.all([pool.end(), readers?.end()]);
    },
  };
}

/**
 * Wraps the pool as a Drizzle database. Transactions start here because Drizzle leaks the connection when
 * `BEGIN` fails, for example for each pooled connection after a server crash. A transaction that fails
 * because of a concurrent one is retried from the start (`retryTransaction`), so callbacks must have no
 * side effects outside the database.
 */
function onPool(pool: pg.Pool, onWithdrawn: OnWithdrawn): Database {
  const db = drizzle(pool, { casing });
  const names = statementNamesOfWrites();
  const transaction: Database['transaction'] = (work, config) =>
    retryTransaction(async () => {
      const client = await pool.connect();
      const act = new PipelinedTransaction(client, names);
      let withdrawn: readonly string[] = [];
      const workOnce: typeof work = async (tx) => {
        try {
          const result = await work(tx);
          withdrawn = withdrawnIn(tx);
          return result;
        } finally {
          act.endWork();
        }
      };
      try {
        const committed = drizzle(act as unknown as pg.PoolClient, { casing }).transaction(workOnce, config);
        const result = await committed;
        if (withdrawn.length > 0) onWithdrawn(withdrawn);
        return result;
      } finally {
        releaseClient(client);
      }
    });
  return Object.assign(db, { transaction });
}

/**
 * One pooled connection as a database: all queries run on it sequentially, also concurrent ones. Released
 * when `work` is done.
 */
export async function onOneConnection<T>(
  db: Database,
  {
    begin,
    end,
    work,
  }: {
    begin: (client: pg.PoolClient) => Promise<unknown>;
    end: string;
    work: (db: Database) => Promise<T>;
  },
): Promise<T> {
  const { $client: pool } = db as Database & { readonly $client: pg.Pool };
  const client = await pool.connect();
  let last: Promise<unknown> = Promise.resolve();
  const query = (...given: unknown[]): Promise<unknown> => {
    const answer = last.then(() => (client.query as (...all: unknown[]) => Promise<unknown>)(...given));
    last = answer.catch(() => {});
    return answer;
  };
  try {
    await begin(client);
    return await work(drizzle({ query } as unknown as pg.Pool, { casing }));
  } finally {
    await last;
    // A connection whose transaction cannot be ended is destroyed below.
    await client.query(end).catch(() => {});
    releaseClient(client);
  }
}

async function mayTakeRole(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const found = await client.query(
      // A role of this name may belong to another site on the same server, without rights here.
      `select 1 from pg_roles where rolname = $1 and pg_has_role(current_user, oid, 'member')
         and has_table_privilege(oid, to_regclass('public.articles')::oid, 'select')`,
      [applicationRole],
    );
    return found.rowCount === 1;
  } finally {
    await client.end();
  }
}

/**
 * The attempts after failures caused by concurrent transactions, by SQLSTATE: deadlock (40P01), serialization
 * failure (40001), and unique violation (23505), because a retry sees the other row. PostgreSQL's manual
 * recommends retries for all three (13.5). A retried transaction may meet the same deadlock again.
 */
const ATTEMPTS: ReadonlyMap<unknown, number> = new Map([
  ['40P01', 4],
  ['40001', 4],
  ['23505', 2],
]);

/** Retries work after a serialization failure, a deadlock or a unique violation. */
export async function retryTransaction<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= (ATTEMPTS.get(codeOf(error)) ?? 1)) throw error;
    }
  }
}

/** Drizzle wraps PostgreSQL's error as the cause of its own. */
function codeOf(error: unknown): unknown {
  const cause = error instanceof Error ? (error.cause ?? error) : null;
  return cause !== null && typeof cause === 'object' && 'code' in cause ? cause.code : null;
}
