import type pg from 'pg';
import { withKeptPlan } from './kept-plans.ts';
import type { StatementNames } from './statement-names.ts';

/** What PostgreSQL answers, in a transaction in which something has failed, to all that comes after. */
const FAILED_BEFORE = '25P02';
/** What ends a transaction, as Drizzle says it. */
const ENDS: ReadonlySet<unknown> = new Set(['commit', 'rollback']);

type Query = (...given: unknown[]) => Promise<unknown>;

/**
 * The connection of one act. Its statements keep their plans, and what is asked at once goes out at once, each behind the
 * other: the act waits for their answers once. So that it stays as plain as if they were asked one by one, what fails only
 * because another did before says what that was; what goes on over it is not told that it is done; and once the work is over
 * nothing of it is asked any more, wherever a part of it still goes on: it would stand in no transaction, or in that of
 * whoever has the connection next.
 */
export class ActConnection {
  readonly #client: pg.PoolClient;
  readonly #names: StatementNames;
  #failure: unknown = null;
  #isOver = false;

  constructor(client: pg.PoolClient, names: StatementNames) {
    this.#client = client;
    this.#names = names;
  }

  /** What Drizzle asks. */
  readonly query: Query = async (asked, ...rest) => {
    if (this.#isOver && !ENDS.has(textOf(asked)))
      throw new Error('The transaction of this statement is over.');
    const query = this.#client.query as unknown as Query;
    try {
      const answer = await query.call(this.#client, withKeptPlan(asked, this.#names), ...rest);
      // Asked to keep what has failed, PostgreSQL takes it back and calls that no fault.
      if (textOf(asked) === 'commit' && commandOf(answer) === 'ROLLBACK') throw this.#failure;
      return answer;
    } catch (error) {
      if (codeOf(error) !== FAILED_BEFORE) this.#failure = error;
      throw this.#failure ?? error;
    }
  };

  /** From now on only the transaction's end. */
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
