import { readEnv } from '#platform/process/env.ts';
import { ignoreBrokenPipe } from '#platform/process/ignore-broken-pipe.ts';
import { StartProblem } from '#platform/process/start-problem.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { type Running, startServer } from './start-server.ts';

const STOP_WITHIN_MS = 9_500;

let running: Running | null = null;
let isStopping = false;

async function start(): Promise<void> {
  const env = readEnv(process.env);
  const log = createLogger(env.logLevel);
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
  running = await startServer({ env, log, inDevelopment: process.argv.includes('--dev') });
  for (const line of running.greeting) process.stdout.write(`${line}\n`);
  if (isStopping) await running.stop();
}

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  // Still starting: the end of the start sees that it is to stop.
  if (!running) return;
  await running.stop();
  process.exit(0);
}

/** Where it failed, and why as far as that is told: of a query that failed, what PostgreSQL said. */
function tracesOf({ stack, cause }: Error): string {
  return cause instanceof Error ? `${stack}\nbecause of ${tracesOf(cause)}` : `${stack}`;
}

// Not in the script that starts us: the packages and the build may be for other users, what this process writes is not.
process.umask(0o077);
ignoreBrokenPipe();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
// The script that started us was killed; without it nobody could stop us.
process.on('disconnect', () => void stop());

try {
  await start();
  if (isStopping) process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof StartProblem ? error.message : tracesOf(error as Error)}\n`);
  process.exit(1);
}
