import { DrizzleQueryError } from 'drizzle-orm';
import { NodePgPreparedQuery } from 'drizzle-orm/node-postgres';
import pg from 'pg';

/** A row for each of fifty tags is five thousand letters of placeholders, before a word of why it failed. */
const MOST_LETTERS = 1_000;

/**
 * A query that failed: what was asked, without the values it was asked with, which may be words of a story, an address or
 * the hash of a password. Whoever prints it, the framework and not only our log, prints none of them. `cause` says why.
 */
export class QueryFailed extends Error {
  override readonly name = 'QueryFailed';
  readonly query: string;

  constructor(query: string, cause: unknown) {
    super(`Failed query: ${query.slice(0, MOST_LETTERS)}`, { cause: withoutValues(cause) });
    this.query = query;
  }
}

/**
 * What PostgreSQL says of the connection, a transaction, a lock, the server or a constraint (appendix A of its manual)
 * names what the house called so, and the rest quotes what it was given; so do questions for words (42601).
 */
const NAMES_ONLY = /^(08|23|25|40|42(?!601)|53|55|57|58)/;

/** The same refusal of PostgreSQL without the values that its words and details quote; anything else as it is. */
function withoutValues(cause: unknown): unknown {
  if (!(cause instanceof pg.DatabaseError)) return cause;
  const { code = '', message, severity, schema, table, column, constraint, routine } = cause;
  const told = new Error(NAMES_ONLY.test(code) ? message : `PostgreSQL refused what it was given (${code}).`);
  return Object.assign(told, { code, severity, schema, table, column, constraint, routine });
}

/** Drizzle has no place to say what its errors tell, and puts all values into their message. */
export function keepValuesOutOfErrors(): void {
  const { prototype } = NodePgPreparedQuery;
  const { execute } = prototype;
  prototype.execute = async function (...given) {
    try {
      return await execute.apply(this, given);
    } catch (error) {
      throw error instanceof DrizzleQueryError ? new QueryFailed(error.query, error.cause) : error;
    }
  };
}
