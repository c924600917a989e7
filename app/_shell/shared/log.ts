import { readEnv } from '#platform/process/env.ts';
import { createLogger, type Logger } from '#platform/traces/logger.ts';

let logger: Logger | null = null;

/** The logger for code that answers requests. */
export function log(): Logger {
  logger ??= createLogger(readEnv(process.env).logLevel);
  return logger;
}
