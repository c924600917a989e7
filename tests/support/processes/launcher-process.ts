import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { StartProblem } from '#platform/process/start-problem.ts';
import { createLogger } from '#platform/traces/logger.ts';

// A separate process that uses the embedded server of the given folder: prints the result, and leaves on
// SIGTERM.
try {
  const server = await startPostgres({ dataDir: process.argv[2] ?? '', log: createLogger('error') });
  if (process.argv[3] === 'keep-up') server.keepUp();
  // The parent may ask for the exit as soon as it has read the next output.
  process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
  process.stdout.write(
    `${JSON.stringify({ adopted: server.adopted, connectionString: server.connectionString })}\n`,
  );
  // Like a site whose shutdown exceeds its time limit.
  if (process.argv[3] === 'end-at-once') process.exit(1);
  setInterval(() => {}, 1_000);
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  process.stdout.write(`${JSON.stringify({ problem: error.message })}\n`);
  process.exitCode = 1;
}
