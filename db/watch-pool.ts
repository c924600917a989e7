import { AsyncResource } from 'node:async_hooks';
import { getTableName, is } from 'drizzle-orm';
import { getViewConfig, PgTable, PgView } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import * as schema from './schema/all.ts';

/**
 * Called with each statement before it runs; the returned function is called after it, with the error of a
 * failure.
 */
export type WatchStatements = (shape: StatementShape) => ((error?: unknown) => void) | null;

type Callback = (error: unknown, ...rest: unknown[]) => void;
type Query = (...given: unknown[]) => unknown;

/** Observes each statement of a pool in the async context of its caller. */
export function watchPool(pool: pg.Pool, watch: WatchStatements): void {
  const connect = pool.connect.bind(pool) as (...given: unknown[]) => never;
  // A caller that waited for a connection would otherwise continue in another caller's async context.
  pool.connect = ((callback?: Callback) =>
    callback === undefined ? connect() : connect(AsyncResource.bind(callback))) as typeof pool.connect;
  pool.on('connect', (client) => watchClient(client, watch));
}

function watchClient(client: pg.PoolClient, watch: WatchStatements): void {
  const query = client.query.bind(client) as Query;
  client.query = ((asked: unknown, ...rest: unknown[]) => {
    const text = textOf(asked);
    const report = text === null ? null : watch(statementShape(text));
    if (report === null) return query(asked, ...rest);
    const callback = rest.at(-1);
    if (typeof callback === 'function') {
      const reported: Callback = (error, ...answer) => {
        report(error ?? undefined);
        callback(error, ...answer);
      };
      return query(asked, ...rest.slice(0, -1), reported);
    }
    const answer = query(asked, ...rest) as Promise<unknown>;
    answer.then(() => report(), report);
    return answer;
  }) as typeof client.query;
}

/** The text of a statement; null for objects of libraries, which return no promise either. */
function textOf(asked: unknown): string | null {
  if (typeof asked === 'string') return asked;
  if (typeof asked !== 'object' || asked === null || 'submit' in asked) return null;
  const { text } = asked as { text?: unknown };
  return typeof text === 'string' ? text : null;
}

/** The operation of a statement and its first table of ours; nothing else of its text. */
type StatementShape = { readonly operation: string; readonly table: string | null };

const OPERATIONS: ReadonlySet<string> = new Set(
  'select insert update delete with begin commit rollback savepoint release set notify'.split(' '),
);
const NAMED = /\b(?:from|into|update|join)\s+(?:only\s+)?(?:"?\w+"?\.)?"?(\w+)"?/gi;

const tables: ReadonlySet<string> = new Set(
  Object.values(schema).flatMap((one): string[] => {
    if (is(one, PgTable)) return [getTableName(one)];
    return is(one, PgView) ? [getViewConfig(one).name] : [];
  }),
);

/** The shape of a statement. The result contains only known words, regardless of the text. */
export function statementShape(text: string): StatementShape {
  const first = /^\s*([a-z]+)/i.exec(text)?.[1]?.toLowerCase() ?? '';
  const named = [...text.matchAll(NAMED)].map(([, name = '']) => name);
  return {
    operation: OPERATIONS.has(first) ? first : 'other',
    table: named.find((name) => tables.has(name)) ?? null,
  };
}
