import pg from 'pg';

/** Every connection keeps the plans of these. */
const MOST_STATEMENTS = 160;

type Statement = { readonly text: string };

/**
 * A pool whose questions are planned once for each connection while `isKept` says so, and not each time that they are
 * asked: what readers' pages ask joins so many tables that it takes longer to plan than to answer (decision 0035). The
 * first few times PostgreSQL still plans with the values, and only then decides whether it may do without.
 */
export class PoolKeepingPlans extends pg.Pool {
  readonly #isKept: () => boolean;
  readonly #names = new Map<string, string>();

  constructor(config: pg.PoolConfig, isKept: () => boolean) {
    super(config);
    this.#isKept = isKept;
  }

  override query(asked: unknown, ...rest: unknown[]): never {
    // Here and not in the client: who waited for a connection gets it in the course of somebody else's work.
    const isNamed = isQuestion(asked) && this.#isKept();
    const query = super.query as (...all: unknown[]) => never;
    return query.call(this, isNamed ? { ...asked, name: this.#nameOf(asked.text) } : asked, ...rest);
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
