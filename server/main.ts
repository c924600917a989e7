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
  running = await startServer({
    ...{ env, log, inDevelopment: process.argv.includes('--dev') },
    report: (line) => process.stderr.write(`${line}\n`),
  });
  for (const line of running.greeting) process.stdout.write(`${line}\n`);
  if (isStopping) await running.stop();
}

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  // The server is still starting. It stops at the end of the start.
  if (!running) return;
  await running.stop();
  process.exit(0);
}

/** The stack of an error and of its causes. For a failed query this includes the message of PostgreSQL. */
function tracesOf({ stack, cause }: Error): string {
  return cause instanceof Error ? `${stack}\nbecause of ${tracesOf(cause)}` : `${stack}`;
}

// Not in the parent script: other users may read the packages and the build, but not the files that this
// process writes.
process.umask(0o077);
ignoreBrokenPipe();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
// The parent script was killed. Without it no signal would stop this process.
process.on('disconnect', () => void stop());

try {
  await start();
  if (isStopping) process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof StartProblem ? error.message : tracesOf(error as Error)}\n`);
  process.exit(1);
}
