import { inspect } from 'node:util';
import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';
import type { Env } from '../process/env.ts';

export type { Logger };

/**
 * Logs one JSON object per line on stderr, or readable lines in development; stdout is for the output of
 * commands. Warnings and errors are
 * deduplicated within one minute; the next one has the number of omitted ones (`leftOut`).
 */
export function createLogger(
  level: Env['logLevel'],
  destination: DestinationStream = process.env.NODE_ENV === 'development'
    ? readableLines((text) => process.stderr.write(text))
    : pino.destination(2),
): Logger {
  const fold = createErrorDeduper(Date.now);
  return pino(
    {
      level,
      base: null,
      serializers: { err: errorForLog },
      hooks: {
        logMethod([fields, ...rest], method) {
          const key = failureKey(fields, rest[0]);
          if (key === null) return method.call(this, fields, ...rest);
          const folded = fold(key);
          if (folded === null) return;
          const { leftOut } = folded;
          method.call(this, leftOut > 0 ? { ...Object(fields), leftOut } : fields, ...rest);
        },
      },
      redact: [
        'req.headers.cookie',
        'req.headers.authorization',
        '*.password',
        '*.token',
        '*.connectionString',
      ],
    },
    destination,
  );
}

/** The deduplication key: the kind of error and the message. Null for entries without an error. */
function failureKey(fields: unknown, message: unknown): string | null {
  const { err } = Object(fields) as { err?: unknown };
  if (!(err instanceof Error)) return null;
  const { code } = err as { code?: unknown };
  return [message, err.name, code, err.message].join('\n');
}

/**
 * An error for the log, without the client that `pg` attaches. Values that PostgreSQL quotes are removed from
 * errors of queries by libraries. Our own queries contain none (`db/query-failed.ts`).
 */
export function errorForLog(error: Error): Record<string, unknown> {
  const { client, detail, where, hint, internalQuery, ...fields } = stdSerializers.err(error) as Record<
    string,
    unknown
  >;
  return fields;
}

/** A repeated error is counted instead of logged within this time. */
const DEDUPE_MS = 60_000;
/** Different errors that are remembered. */
const MAX_ERRORS = 500;

type Known = { readonly until: number; count: number };

/**
 * Deduplicates errors by message and kind. Returns null if the same error was logged in the last minute,
 * otherwise the number of omitted ones. A database outage fails all requests with the same error; the log
 * shows each error once a minute.
 */
function createErrorDeduper(now: () => number): (key: string) => { readonly leftOut: number } | null {
  const known = new Map<string, Known>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined && now() < before.until) {
      before.count += 1;
      return null;
    }
    if (known.size >= MAX_ERRORS) known.clear();
    known.set(key, { until: now() + DEDUPE_MS, count: 0 });
    return { leftOut: before?.count ?? 0 };
  };
}

/** Writes log entries for a person in a terminal: time, level, message, fields, and the stack of an error. */
export function readableLines(write: (text: string) => void): DestinationStream {
  return {
    write(line) {
      const { level, time, msg = '', err, ...fields } = JSON.parse(line);
      const clock = new Date(time).toTimeString().slice(0, 8);
      const rest = Object.keys(fields).length > 0 ? ` ${inspect(fields, { breakLength: Infinity })}` : '';
      const stack = err === undefined ? '' : `\n${err.stack ?? inspect(err)}`;
      write(`${clock} ${pino.levels.labels[level]} ${msg}${rest}${stack}\n`);
    },
  };
}
