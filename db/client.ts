import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { ActConnection } from './act-connection.ts';
import { giveBack } from './give-back.ts';
import { namesOfActs, PoolKeepingPlans } from './kept-plans.ts';
import { onceMore } from './once-more.ts';
import { keepValuesOutOfErrors } from './query-failed.ts';
import { type WatchStatements, watchPool } from './watch-pool.ts';
import { withdrawnIn } from './withdrawn-tags.ts';

const casing = 'snake_case';

keepValuesOutOfErrors();

/** The role that migrations make for the running application; it can't rewrite history. */
const applicationRole = 'toasoan_app';

export type Database = NodePgDatabase;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** What a query needs: the database, or a transaction in it. */
export type Queryable = Database | Transaction;

export type OpenDatabase = {
  readonly db: Database;
  readonly pool: pg.Pool;
  /** The connections of readers' pages; null where they have none of their own. */
  readonly readers: pg.Pool | null;
  /** Has every connection of readers' pages plan what was asked for them so far; for the start, once. */
  readonly planEverywhere: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Who has waited so long for a connection is told that there is none: hundreds are waiting, or the server does not answer. */
const LONGEST_WAIT_MS = 10_000;

/** A connection that nobody has used for so long is closed. */
const LONGEST_UNUSED_MS = 10_000;

/** Sooner than firewalls forget; by itself the system asks after two hours. */
const ASK_UNUSED_AFTER_MS = 30_000;

/** What nobody goes on with holds its locks no longer than this: its process stands still, or is cut off. */
const LONGEST_IDLE_IN_TRANSACTION_MS = 60_000;
/** The database ends a question itself and says so; only one that says nothing any more is given up here. */
const GRACE_MS = 5_000;

/**
 * What readers' pages ask is planned the first time that a connection asks it, without its values, and never again: left to
 * itself PostgreSQL plans with values five times on each connection before it decides, and a connection that nobody has used for
 * ten seconds would be closed with all it has planned (decision 0049). Nor are tables read from end to end where there is an index:
 * without values the planner takes ten rows of a list for a tenth of a small table, and reads it once for each of a hundred terms (decision 0049).
 */
const PLANNED_ONCE = {
  options: '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off',
  idleTimeoutMillis: 0,
};

/** Hears, before a transaction resolves, the tags of the pages that it withdraws. */
export type OnWithdrawn = (tags: readonly string[]) => void;

/** Readers' pages: so many connections of their own, and how long one of their questions may take. */
export type ReaderBounds = { readonly maxConnections: number; readonly longestQuestionMs: number };

/**
 * Opens a pool on a migrated database, as the application's role where that exists.
 * `maxConnections` bounds the pool, `longestUnusedMs` how long one stays that nobody uses, `longestWaitMs` the wait for one of them, `longestQuestionMs` what one statement may
 * take (none: as long as it takes); while `keepsPlans` says so, questions are planned once for a connection, and asked over
 * connections apart where `readers` bounds those. `watch` is told of each statement. Throws what `pg` throws when the server can't be reached.
 */
export async function openDatabase({
  connectionString,
  maxConnections = 10,
  longestUnusedMs = LONGEST_UNUSED_MS,
  longestWaitMs = LONGEST_WAIT_MS,
  longestQuestionMs = null,
  keepsPlans = () => false,
  readers: bounds = null,
  watch = null,
  onWithdrawn = () => {},
}: {
  connectionString: string;
  maxConnections?: number;
  longestUnusedMs?: number;
  longestWaitMs?: number;
  longestQuestionMs?: number | null;
  keepsPlans?: () => boolean;
  readers?: ReaderBounds | null;
  watch?: WatchStatements | null;
  onWithdrawn?: OnWithdrawn;
}): Promise<OpenDatabase> {
  const options = (await mayTakeRole(connectionString)) ? [`-c role=${applicationRole}`] : [];
  const configOf = (max: number, longestMs: number | null): pg.PoolConfig => ({
    ...{ connectionString, max, options: options.join(' '), connectionTimeoutMillis: longestWaitMs },
    idleTimeoutMillis: longestUnusedMs,
    // Or a firewall on the way would forget it, and the next question would wait for nothing.
    keepAlive: true,
    keepAliveInitialDelayMillis: ASK_UNUSED_AFTER_MS,
    idle_in_transaction_session_timeout: LONGEST_IDLE_IN_TRANSACTION_MS,
    ...(longestMs !== null && { statement_timeout: longestMs, query_timeout: longestMs + GRACE_MS }),
  });
  const readers =
    bounds === null
      ? null
      : new pg.Pool({
          ...configOf(bounds.maxConnections, bounds.longestQuestionMs),
          ...PLANNED_ONCE,
          options: [...options, PLANNED_ONCE.options].join(' '),
        });
  const acts = { ...configOf(maxConnections, longestQuestionMs), pipeline: true };
  const pool = new PoolKeepingPlans(acts, keepsPlans, readers);
  for (const each of readers === null ? [pool] : [pool, readers]) {
    // A server that goes away ends idle clients; without a listener Node would end with them.
    each.on('error', () => {});
    // Nor may a connection that breaks between two queries of a transaction; the next query fails and says so.
    each.on('connect', (client) => client.on('error', () => {}));
    if (watch !== null) watchPool(each, watch);
  }
  return {
    ...{ db: onPool(pool, onWithdrawn), pool, readers, planEverywhere: () => pool.planEverywhere() },
    close: async () => {
      await Promise.all([pool.end(), readers?.end()]);
    },
  };
}

/**
 * The pool as a database. Transactions are begun here and not by Drizzle, which keeps for good a connection on which `begin`
 * fails: after a server that was killed, each that it left in the pool. One that was ended because of others is done once
 * more from its beginning, so that it must do nothing outside the database.
 */
function onPool(pool: pg.Pool, onWithdrawn: OnWithdrawn): Database {
  const db = drizzle(pool, { casing });
  const names = namesOfActs();
  const transaction: Database['transaction'] = (work, config) =>
    onceMore(async () => {
      const client = await pool.connect();
      const act = new ActConnection(client, names);
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
        giveBack(client);
      }
    });
  return Object.assign(db, { transaction });
}

/**
 * One connection of the pool as a database: everything asked of it, also at the same time, is asked there, one after
 * another. Given back when `work` is done.
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
    // What could not be ended is closed.
    await client.query(end).catch(() => {});
    giveBack(client);
  }
}

async function mayTakeRole(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const found = await client.query(
      // A role of this name may have been made for another newsroom on the same server, without rights here.
      `select 1 from pg_roles where rolname = $1 and pg_has_role(current_user, oid, 'member')
         and has_table_privilege(oid, to_regclass('public.articles')::oid, 'select')`,
      [applicationRole],
    );
    return found.rowCount === 1;
  } finally {
    await client.end();
  }
}
