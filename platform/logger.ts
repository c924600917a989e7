import { type Logger, pino, stdSerializers } from 'pino';
import type { Env } from './env.ts';

export type { Logger };

/** One JSON object a line on standard error; standard output stays for what a person or script asked for. */
export function createLogger(level: Env['logLevel']): Logger {
  return pino(
    {
      level,
      base: null,
      serializers: { err: errorForLog },
      redact: [
        'req.headers.cookie',
        'req.headers.authorization',
        '*.password',
        '*.token',
        '*.connectionString',
      ],
    },
    pino.destination(2),
  );
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
