import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { programOptions } from '#platform/process/program-options.mjs';
import { newDataFolder } from './data-folder.ts';
import { freePort } from './free-port.ts';

export type RunningSite = {
  readonly url: string;
  readonly password: string;
  readonly dataDir: string;
  /** Its first process, the parent of the others. */
  readonly pid: number;
  /** Stops it and deletes its data. */
  readonly stop: () => Promise<void>;
};

/** A site that tests stop and start again while people use it: the same address, the same data. */
export type RestartedSite = RunningSite & {
  /** As in a deployment: asks the server to stop, and waits until it has stopped. */
  readonly end: () => Promise<void>;
  /** `kill -9` of the server's process. */
  readonly kill: () => Promise<void>;
  readonly startAgain: () => Promise<void>;
};

/** Receives all output of the process, stdout and stderr. */
type OnOutput = (text: string) => void;

const PASSWORD = 'mật khẩu để thử';
const PREFIX = 'tòa soạn thử ';
const SERVER = [...programOptions, 'server/main.ts'];
const READY_MS = 300_000;

/** The real site, built, on a free port with its own data folder, started by the usual script. */
export async function startSite(): Promise<RunningSite> {
  const { url, password, dataDir, pid, stop } = await start(['scripts/start.mjs'], newDataFolder(PREFIX));
  return { url, password, dataDir, pid, stop };
}

/**
 * The same without the start script, which would be one more process to kill; the site must have been built.
 * Its data is under `settings.TMPDIR`, if given.
 */
export function startSiteToRestart(
  settings: Readonly<Record<string, string>> = {},
  onOutput: OnOutput = () => {},
): Promise<RestartedSite> {
  const under = settings.TMPDIR ?? os.tmpdir();
  const dataDir =
    settings.SEED === 'empty' ? mkdtempSync(path.join(under, PREFIX)) : newDataFolder(PREFIX, under);
  return start(SERVER, dataDir, settings, onOutput);
}

/** The same on an existing data folder of the caller. */
export function startSiteIn(dataDir: string): Promise<RestartedSite> {
  return start(SERVER, dataDir);
}

async function start(
  command: readonly string[],
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
  onOutput: OnOutput = () => {},
): Promise<RestartedSite> {
  const port = await freePort();
  const { DATABASE_URL: _, ...environment } = process.env;
  const launch = async () => {
    const launched = spawn(process.execPath, command, {
      env: {
        ...environment,
        NODE_ENV: 'production',
        PORT: String(port),
        DATA_DIR: dataDir,
        DEMO_PASSWORD: PASSWORD,
        // The host of pictures that tests serve as "other sites".
        PICTURE_HOSTS: '127.0.0.1',
        LOG_LEVEL: 'error',
        // It takes seconds of CPU per picture; `tests/http/hostile-uploads.test.ts` turns it on.
        AVIF: 'off',
        // As behind a proxy: a test that pauses as long as the keep-alive timeout would use a connection that
        // is being closed.
        KEEP_ALIVE_S: '65',
        ...settings,
      },
      // The closed IPC channel lets the process exit after this one was killed.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    launched.stderr?.pipe(process.stderr, { end: false });
    for (const output of [launched.stdout, launched.stderr]) output?.setEncoding('utf8').on('data', onOutput);
    await ready(launched).catch((error: unknown) => {
      // It would run on during all later tests.
      launched.kill('SIGKILL');
      throw error;
    });
    return launched;
  };
  let server = await launch();
  return {
    url: `http://localhost:${port}`,
    password: PASSWORD,
    dataDir,
    pid: server.pid as number,
    end: () => ended(server, 'SIGTERM'),
    kill: () => ended(server, 'SIGKILL'),
    async startAgain() {
      server = await launch();
    },
    async stop() {
      await ended(server, 'SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the site was not ready in five minutes')), READY_MS);
    const settle = (how: () => void) => {
      clearTimeout(late);
      how();
    };
    server.once('exit', (code) =>
      settle(() => reject(new Error(`the site ended with ${code} and was not ready`))),
    );
    if (!server.stdout) return;
    createInterface({ input: server.stdout }).on('line', (line) => {
      if (line.startsWith('Ready on ')) settle(resolve);
    });
  });
}

function ended(server: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill(signal);
  });
}
