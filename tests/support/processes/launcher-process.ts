import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { StartProblem } from '#platform/process/start-problem.ts';
import { createLogger } from '#platform/traces/logger.ts';

// A process of its own that uses the embedded server of the folder given: says what it got, and leaves when told.
try {
  const server = await startPostgres({ dataDir: process.argv[2] ?? '', log: createLogger('error') });
  if (process.argv[3] === 'keep-up') server.keepUp();
  // Whoever reads what follows may tell it to leave at once.
  process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
  process.stdout.write(
    `${JSON.stringify({ adopted: server.adopted, connectionString: server.connectionString })}\n`,
  );
  // As a site whose end takes longer than it may.
  if (process.argv[3] === 'end-at-once') process.exit(1);
  setInterval(() => {}, 1_000);
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  process.stdout.write(`${JSON.stringify({ problem: error.message })}\n`);
  process.exitCode = 1;
}
