import pg from 'pg';
import { releaseClient } from './release-client.ts';
import { StatementNames } from './statement-names.ts';

/** Statements of pages: prepared on every connection. */
const PAGES = { prefix: 'page', most: 160, after: 1 };
/** Statements of writes: prepared after three uses (decision 0056). */
const ACTS = { prefix: 'act', most: 160, after: 3 };

type Statement = { readonly text: string };
type Asked = Statement & { readonly name: string; readonly values: unknown[] };

/**
 * A pool that prepares statements once per connection while `isKept` returns true. Statements of public pages
 * join so many tables that planning takes longer than execution (decision 0051). For the first few executions
 * PostgreSQL still plans with the values, and then decides whether to use a generic plan. With `readers`,
 * those statements run on that pool, so that page renders cannot exhaust this one. The first values of each
 * statement are kept until every connection has been warmed up.
 */
export class PreparedPool extends pg.Pool {
  readonly #isKept: () => boolean;
  readonly #readers: pg.Pool | null;
  readonly #names = new StatementNames(PAGES);
  #first: Map<string, Asked> | null = new Map();

  constructor(config: pg.PoolConfig, isKept: () => boolean, readers: pg.Pool | null = null) {
    super(config);
    this.#isKept = isKept;
    this.#readers = readers;
  }

  override query(asked: unknown, ...rest: unknown[]): never {
    // Overridden here, not in the client: a waiting query gets its connection within another caller's async
    // context.
    if (!isStatement(asked, READS) || !this.#isKept()) {
      return (super.query as (...all: unknown[]) => never).call(this, asked, ...rest);
    }
    const name = this.#names.nameOf(asked.text);
    const named = { ...asked, name };
    if (name !== undefined && this.#first?.has(name) === false) {
      const [values = []] = rest as [unknown[]?];
      this.#first.set(name, { text: asked.text, name, values });
    }
    if (this.#readers !== null) return (this.#readers.query as (...all: unknown[]) => never)(named, ...rest);
    return (super.query as (...all: unknown[]) => never).call(this, named, ...rest);
  }

  /**
   * Opens all connections and runs each known statement on each of them, with its first values, so that no
   * page waits for planning (decision 0049). Called once; afterwards no values are kept. Fails with the first
   * error, after all connections are released.
   */
  async prepareOnAllConnections(): Promise<void> {
    const asked = [...(this.#first?.values() ?? [])];
    this.#first = null;
    const pool = this.#readers ?? this;
    const planned = Array.from({ length: pool.options.max }, async () => {
      const client = await pool.connect();
      try {
        for (const question of asked) await client.query(question);
      } finally {
        releaseClient(client);
      }
    });
    const failed = (await Promise.allSettled(planned)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }
}

/**
 * Gives a statement a name, so that its plan is kept. A transaction has some forty statements, equal for
 * every story, and planning took longer than execution. PostgreSQL decides after the first executions whether
 * to use a generic plan.
 */
export function asPrepared(asked: unknown, names: StatementNames): unknown {
  return isStatement(asked, WRITES_TOO) ? { ...asked, name: names.nameOf(asked.text) } : asked;
}

/** Names for the statements of transactions, shared by all connections of a pool. */
export function statementNamesOfWrites(): StatementNames {
  return new StatementNames(ACTS);
}

const READS = /^\s*(select|with)\b/i;
const WRITES_TOO = /^\s*(select|with|insert|update|delete)\b/i;

/**
 * Whether this is Drizzle's form of a statement with this start and without a name, not another object of a
 * library.
 */
function isStatement(asked: unknown, beginning: RegExp): asked is Statement {
  if (typeof asked !== 'object' || asked === null || 'submit' in asked) return false;
  const { text, name } = asked as { text?: unknown; name?: unknown };
  return typeof text === 'string' && name === undefined && beginning.test(text);
}
