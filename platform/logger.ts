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

/** A failed query names its values in a line of its own: they may be words of a story, an address, a hash of a password. */
const VALUES = /\nparams:[^\n]*/g;

/** An error as the log has it: without the values of a query, and without the connection that `pg` hangs on it. */
export function errorForLog(error: Error): Record<string, unknown> {
  const { client: _, params: __, ...told } = stdSerializers.err(error) as Record<string, unknown>;
  const words = { message: told.message, stack: told.stack };
  for (const [name, text] of Object.entries(words))
    if (typeof text === 'string') told[name] = text.replace(VALUES, '');
  return told;
}
