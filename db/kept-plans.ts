import pg from 'pg';

/** Every connection keeps the plans of these. */
const MOST_STATEMENTS = 160;

type Statement = { readonly text: string };

/**
 * A pool whose questions are planned once for each connection while `isKept` says so, and not each time that they are
 * asked: what readers' pages ask joins so many tables that it takes longer to plan than to answer (decision 0035). The
 * first few times PostgreSQL still plans with the values, and only then decides whether it may do without. Where `readers`
 * is given, those questions are asked there: however many pages are made, everybody else has the connections of this pool.
 */
export class PoolKeepingPlans extends pg.Pool {
  readonly #isKept: () => boolean;
  readonly #readers: pg.Pool | null;
  readonly #names = new Map<string, string>();

  constructor(config: pg.PoolConfig, isKept: () => boolean, readers: pg.Pool | null = null) {
    super(config);
    this.#isKept = isKept;
    this.#readers = readers;
  }

  override query(asked: unknown, ...rest: unknown[]): never {
    // Here and not in the client: who waited for a connection gets it in the course of somebody else's work.
    if (!isQuestion(asked) || !this.#isKept()) {
      return (super.query as (...all: unknown[]) => never).call(this, asked, ...rest);
    }
    const named = { ...asked, name: this.#nameOf(asked.text) };
    if (this.#readers !== null) return (this.#readers.query as (...all: unknown[]) => never)(named, ...rest);
    return (super.query as (...all: unknown[]) => never).call(this, named, ...rest);
  }

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= MOST_STATEMENTS) return known;
    const name = `page_${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }
}

/** What reads and has no name yet, as Drizzle puts it; not what a library sends as an object of its own kind. */
function isQuestion(asked: unknown): asked is Statement {
  if (typeof asked !== 'object' || asked === null || 'submit' in asked) return false;
  const { text, name } = asked as { text?: unknown; name?: unknown };
  return typeof text === 'string' && name === undefined && /^\s*(select|with)\b/i.test(text);
}
