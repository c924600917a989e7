import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { programOptions } from '#platform/process/program-options.mjs';
import { createLogger } from '#platform/traces/logger.ts';
import { freePort } from './free-port.ts';

/**
 * A server process with only the given roles, on its own data folder; `databaseUrl` selects the newsroom of
 * another process.
 */
export async function startWebProcess(
  dataDir: string,
  {
    roles,
    password,
    databaseUrl,
    settings = {},
  }: { roles: string; password: string; databaseUrl?: string; settings?: Readonly<Record<string, string>> },
): Promise<{
  url: string;
  pid: number;
  /** The exit status. */
  stop: () => Promise<number | null>;
  kill: () => Promise<number | null>;
}> {
  const port = await freePort();
  const { DATABASE_URL: _, ...environment } = process.env;
  const server = spawn(process.execPath, [...programOptions, 'server/main.ts'], {
    env: {
      ...environment,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: dataDir,
      ROLES: roles,
      DEMO_PASSWORD: password,
      LOG_LEVEL: 'error',
      // It takes seconds of CPU per picture; `tests/http/hostile-uploads.test.ts` turns it on.
      AVIF: 'off',
      // As in `start-site.ts`: a test that pauses as long as the keep-alive timeout would use a connection
      // that is being closed.
      KEEP_ALIVE_S: '65',
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      ...settings,
    },
    // The closed IPC channel lets the process exit after this one was killed.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  await ready(server);
  return {
    url: `http://localhost:${port}`,
    pid: server.pid as number,
    stop: () => ended(server, 'SIGTERM'),
    kill: () => ended(server, 'SIGKILL'),
  };
}

function ended(server: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve(server.exitCode);
    server.once('exit', resolve);
    server.kill(signal);
  });
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`the process ended with ${code} and was not ready`)));
    if (!server.stdout) return;
    createInterface({ input: server.stdout }).on('line', (line) => {
      if (line.startsWith('Ready on ')) resolve();
    });
  });
}

/** A second process beside a running site: the same database and files, with its own page cache or worker. */
export async function startBeside(
  site: { dataDir: string; password: string },
  { roles = 'web', settings = {} }: { roles?: string; settings?: Readonly<Record<string, string>> } = {},
) {
  const postgres = await startPostgres({ dataDir: site.dataDir, log: createLogger('error') });
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'toasoan-beside-'));
  // Processes of one site share its secrets: the password of the database role derives from one.
  for (const folder of ['files', 'secrets'])
    symlinkSync(path.join(site.dataDir, folder), path.join(dataDir, folder));
  const { password } = site;
  const started = await startWebProcess(dataDir, {
    ...{ roles, password, settings },
    databaseUrl: postgres.connectionString,
  });
  return {
    url: started.url,
    pid: started.pid,
    kill: started.kill,
    async stop() {
      await started.stop();
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
