import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { newDataFolder } from './data-folder.ts';
import { freePort } from './free-port.ts';

export type RunningSite = {
  readonly url: string;
  readonly password: string;
  readonly dataDir: string;
  /** Its first process, from which the others descend. */
  readonly pid: number;
  /** Ends it and throws its data away. */
  readonly stop: () => Promise<void>;
};

/** A site that is taken away and brought back under the people who use it: the same address, the same data. */
export type RestartedSite = RunningSite & {
  /** As a deployment does it: asks the server to end, and waits until it has. */
  readonly end: () => Promise<void>;
  /** `kill -9` of the server's process. */
  readonly kill: () => Promise<void>;
  readonly startAgain: () => Promise<void>;
};

/** Whatever the process prints, on either of its outputs. */
type Hear = (text: string) => void;

const PASSWORD = 'mật khẩu để thử';
const PREFIX = 'tòa soạn thử ';
const SERVER = ['--disable-warning=ExperimentalWarning', 'server/main.ts'];
const READY_MS = 300_000;

/** The real site, built, on a free port with a data folder of its own, started as everybody starts it. */
export async function startSite(): Promise<RunningSite> {
  const { url, password, dataDir, pid, stop } = await start(['scripts/start.mjs'], newDataFolder(PREFIX));
  return { url, password, dataDir, pid, stop };
}

/**
 * The same without the script before it, which is one process more to kill; the site must have been built. Its data lies
 * under `settings.TMPDIR`, where that is given.
 */
export function startSiteToRestart(
  settings: Readonly<Record<string, string>> = {},
  hear: Hear = () => {},
): Promise<RestartedSite> {
  const under = settings.TMPDIR ?? os.tmpdir();
  const dataDir =
    settings.SEED === 'empty' ? mkdtempSync(path.join(under, PREFIX)) : newDataFolder(PREFIX, under);
  return start(SERVER, dataDir, settings, hear);
}

/** The same on a data folder of the caller's, as it is. */
export function startSiteIn(dataDir: string): Promise<RestartedSite> {
  return start(SERVER, dataDir);
}

async function start(
  command: readonly string[],
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
  hear: Hear = () => {},
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
        // Where a test serves the pictures of "other sites" from.
        PICTURE_HOSTS: '127.0.0.1',
        LOG_LEVEL: 'error',
        // As behind a proxy: a test that pauses for just as long as idle lines are kept would ask on one that is being closed.
        KEEP_ALIVE_S: '65',
        ...settings,
      },
      // By the channel it learns that this process was killed, and ends.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    launched.stderr?.pipe(process.stderr, { end: false });
    for (const output of [launched.stdout, launched.stderr]) output?.setEncoding('utf8').on('data', hear);
    await ready(launched).catch((error: unknown) => {
      // Left to itself it would go on beside all that comes after.
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
