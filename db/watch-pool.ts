import { AsyncResource } from 'node:async_hooks';
import type pg from 'pg';
import { type StatementShape, statementShape } from './statement-shape.ts';

/** Is told of a statement when it is asked; what it returns, when it is answered, with the error where it failed. */
export type WatchStatements = (shape: StatementShape) => ((error?: unknown) => void) | null;

type Callback = (error: unknown, ...rest: unknown[]) => void;
type Query = (...given: unknown[]) => unknown;

/** Has somebody told of each statement that is asked over a pool, in the course of whoever asks it. */
export function watchPool(pool: pg.Pool, watch: WatchStatements): void {
  const connect = pool.connect.bind(pool) as (...given: unknown[]) => never;
  // Who waited for a connection gets it in the course of somebody else's work, and would ask in their name.
  pool.connect = ((callback?: Callback) =>
    callback === undefined ? connect() : connect(AsyncResource.bind(callback))) as typeof pool.connect;
  pool.on('connect', (client) => watchClient(client, watch));
}

function watchClient(client: pg.PoolClient, watch: WatchStatements): void {
  const query = client.query.bind(client) as Query;
  client.query = ((asked: unknown, ...rest: unknown[]) => {
    const text = textOf(asked);
    const tell = text === null ? null : watch(statementShape(text));
    if (tell === null) return query(asked, ...rest);
    const callback = rest.at(-1);
    if (typeof callback === 'function') {
      const told: Callback = (error, ...answer) => {
        tell(error ?? undefined);
        callback(error, ...answer);
      };
      return query(asked, ...rest.slice(0, -1), told);
    }
    const answer = query(asked, ...rest) as Promise<unknown>;
    answer.then(() => tell(), tell);
    return answer;
  }) as typeof client.query;
}

/** The text of a statement; null of what a library sends as an object of its own kind, which is no promise either. */
function textOf(asked: unknown): string | null {
  if (typeof asked === 'string') return asked;
  if (typeof asked !== 'object' || asked === null || 'submit' in asked) return null;
  const { text } = asked as { text?: unknown };
  return typeof text === 'string' ? text : null;
}
