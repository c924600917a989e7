import { DrizzleQueryError } from 'drizzle-orm';
import { NodePgPreparedQuery } from 'drizzle-orm/node-postgres';
import pg from 'pg';

/**
 * Maximum length of a quoted statement: an insert of fifty rows has five thousand characters of placeholders
 * before the error.
 */
const MOST_LETTERS = 1_000;

/**
 * A failed query: the statement without its values, which may be text of a story, an e-mail address or a
 * password hash. So no log, not even the framework's, prints them. `cause` has the reason.
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
 * SQLSTATE classes whose messages contain only names of the schema (appendix A of PostgreSQL's manual). Other
 * classes quote values, and so do syntax errors (42601).
 */
const NAMES_ONLY = /^(08|23|25|40|42(?!601)|53|55|57|58)/;

/** A PostgreSQL error without the values in its message and details; any other error unchanged. */
function withoutValues(cause: unknown): unknown {
  if (!(cause instanceof pg.DatabaseError)) return cause;
  const { code = '', message, severity, schema, table, column, constraint, routine } = cause;
  const safeError = new Error(
    NAMES_ONLY.test(code) ? message : `PostgreSQL rejected the values of the query (${code}).`,
  );
  return Object.assign(safeError, { code, severity, schema, table, column, constraint, routine });
}

/** Drizzle has no option for this, and puts all values into its error messages. */
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
