import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';
import type { Env } from '../process/env.ts';
import { createErrorDeduper } from './dedupe-errors.ts';

export type { Logger };

/**
 * One JSON object a line on standard error; standard output stays for what a person or script asked for. A warning or an error that
 * carries the same failure as one of the last minute is left out; the next one says how many were (`leftOut`).
 */
export function createLogger(
  level: Env['logLevel'],
  destination: DestinationStream = pino.destination(2),
): Logger {
  const fold = createErrorDeduper(Date.now);
  return pino(
    {
      level,
      base: null,
      serializers: { err: errorForLog },
      hooks: {
        logMethod([told, ...rest], method) {
          const key = failureKey(told, rest[0]);
          if (key === null) return method.call(this, told, ...rest);
          const folded = fold(key);
          if (folded === null) return;
          const { leftOut } = folded;
          method.call(this, leftOut > 0 ? { ...Object(told), leftOut } : told, ...rest);
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

/** What makes two failures the same: what failed, and of what. Null for what is logged without an error. */
function failureKey(told: unknown, message: unknown): string | null {
  const { err } = Object(told) as { err?: unknown };
  if (!(err instanceof Error)) return null;
  const { code } = err as { code?: unknown };
  return [message, err.name, code, err.message].join('\n');
}

/**
 * An error as the log has it: without the connection that `pg` hangs on it, and without the values that PostgreSQL quotes
 * where a library of ours asks it by itself. Queries of ours name none (`db/query-failed.ts`).
 */
export function errorForLog(error: Error): Record<string, unknown> {
  const { client, detail, where, hint, internalQuery, ...told } = stdSerializers.err(error) as Record<
    string,
    unknown
  >;
  return told;
}
