import pg from 'pg';
import { giveBack } from './give-back.ts';
import { StatementNames } from './statement-names.ts';

/** Every connection keeps the plans of these. */
const PAGES = { prefix: 'page', most: 160, after: 1 };
/** And of these where something is written, once they have come three times (decision 0056). */
const ACTS = { prefix: 'act', most: 160, after: 3 };

type Statement = { readonly text: string };
type Asked = Statement & { readonly name: string; readonly values: unknown[] };

/**
 * A pool whose questions are planned once for each connection while `isKept` says so, and not each time that they are
 * asked: what readers' pages ask joins so many tables that it takes longer to plan than to answer (decision 0051). The
 * first few times PostgreSQL still plans with the values, and only then decides whether it may do without. Where `readers`
 * is given, those questions are asked there: however many pages are made, everybody else has the connections of this pool.
 * With what each was asked first is remembered until all connections were asked it.
 */
export class PoolKeepingPlans extends pg.Pool {
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
    // Here and not in the client: who waited for a connection gets it in the course of somebody else's work.
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
   * Opens all connections that may be, and asks each of them once what was asked so far, with the values that came first, so
   * that no page waits for a plan because of the connection that it came upon (decision 0049). Once; after that nothing is
   * remembered. Fails with what fails first, when all connections are given back.
   */
  async planEverywhere(): Promise<void> {
    const asked = [...(this.#first?.values() ?? [])];
    this.#first = null;
    const pool = this.#readers ?? this;
    const planned = Array.from({ length: pool.options.max }, async () => {
      const client = await pool.connect();
      try {
        for (const question of asked) await client.query(question);
      } finally {
        giveBack(client);
      }
    });
    const failed = (await Promise.allSettled(planned)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }
}

/**
 * What is asked with a name, so that its plan is kept: what one act asks and writes is some forty statements, each the same for
 * every story, and to plan them took longer than to carry them out. PostgreSQL decides by itself, the first few times with the
 * values, whether it may do without them.
 */
export function withKeptPlan(asked: unknown, names: StatementNames): unknown {
  return isStatement(asked, WRITES_TOO) ? { ...asked, name: names.nameOf(asked.text) } : asked;
}

/** Names for the statements of acts, over all connections of a pool. */
export function namesOfActs(): StatementNames {
  return new StatementNames(ACTS);
}

const READS = /^\s*(select|with)\b/i;
const WRITES_TOO = /^\s*(select|with|insert|update|delete)\b/i;

/** What begins so and has no name yet, as Drizzle puts it; not what a library sends as an object of its own kind. */
function isStatement(asked: unknown, beginning: RegExp): asked is Statement {
  if (typeof asked !== 'object' || asked === null || 'submit' in asked) return false;
  const { text, name } = asked as { text?: unknown; name?: unknown };
  return typeof text === 'string' && name === undefined && beginning.test(text);
}
