import { type Logger, pino } from 'pino';
import type { Env } from './env.ts';

export type { Logger };

/** One JSON object a line on standard error; standard output stays for what a person or script asked for. */
export function createLogger(level: Env['logLevel']): Logger {
  return pino(
    {
      level,
      base: null,
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
