import type pg from 'pg';
import { asPrepared } from './prepared-statements.ts';
import type { StatementNames } from './statement-names.ts';

/** SQLSTATE `in_failed_sql_transaction`: the answer to every statement after a failed one. */
const FAILED_BEFORE = '25P02';
/** The statements by which Drizzle ends a transaction. */
const ENDS: ReadonlySet<unknown> = new Set(['commit', 'rollback']);

type Query = (...given: unknown[]) => Promise<unknown>;

/**
 * The connection of one transaction. Statements have names, so that plans are kept, and concurrent ones are
 * pipelined: the transaction waits for one round trip. `pg` deprecates concurrent statements without
 * pipelining, so the alternative is a queue of our own. Beside a local database the gain in time is small:
 * a publication took 0.99 and 0.87 of the time (`npm run bench data -- --only publishing`).
 *
 * Errors are the same as without pipelining. A statement that fails because of an earlier failure throws the
 * original error. A commit of a failed transaction fails.
 * After the work is over, further statements are refused: they would run outside the transaction, or in the
 * next user's.
 */
export class PipelinedTransaction {
  readonly #client: pg.PoolClient;
  readonly #names: StatementNames;
  #failure: unknown = null;
  #isOver = false;

  constructor(client: pg.PoolClient, names: StatementNames) {
    this.#client = client;
    this.#names = names;
  }

  /** Drizzle's query function. */
  readonly query: Query = async (asked, ...rest) => {
    if (this.#isOver && !ENDS.has(textOf(asked)))
      throw new Error('The transaction of this statement is over.');
    const query = this.#client.query as unknown as Query;
    try {
      const answer = await query.call(this.#client, asPrepared(asked, this.#names), ...rest);
      // PostgreSQL answers a commit of a failed transaction with a successful ROLLBACK.
      if (textOf(asked) === 'commit' && commandOf(answer) === 'ROLLBACK') throw this.#failure;
      return answer;
    } catch (error) {
      if (codeOf(error) !== FAILED_BEFORE) this.#failure = error;
      throw this.#failure ?? error;
    }
  };

  /** After this, only commit and rollback are accepted. */
  endWork(): void {
    this.#isOver = true;
  }
}

function textOf(asked: unknown): unknown {
  return typeof asked === 'object' && asked !== null && 'text' in asked ? asked.text : asked;
}

function commandOf(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null && 'command' in answer ? answer.command : null;
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
}
