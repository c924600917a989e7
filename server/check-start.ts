import { setTimeout as sleep } from 'node:timers/promises';
import { openDataFolder } from '#platform/postgres/cluster.ts';
import { readEnv } from '#platform/process/env.ts';
import { StartProblem } from '#platform/process/start-problem.ts';
import { openServer } from './http/http-server.ts';
import { requireUnlockedFolder } from './lock-data-folder.ts';

/** A server that is shutting down releases its port and its data folder within this time. */
const RETRY_FOR_MS = 5_000;

// Checks that are possible before the site is built: settings, data folder, port.
try {
  const env = readEnv(process.env);
  const dataDir = openDataFolder(env.dataDir);
  if (!env.databaseUrl) await retryWhileStopping(async () => requireUnlockedFolder(dataDir, env.roles));
  await retryWhileStopping(async () => (await openServer(env.port)).stop());
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function retryWhileStopping(attempt: () => Promise<void>): Promise<void> {
  for (const giveUpAt = performance.now() + RETRY_FOR_MS; ; await sleep(200)) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
    }
  }
}
