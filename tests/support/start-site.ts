import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

export type RunningSite = {
  readonly url: string;
  readonly password: string;
  readonly dataDir: string;
  /** Ends it and throws its data away. */
  readonly stop: () => Promise<void>;
};

const PASSWORD = 'mật khẩu để thử';
const READY_MS = 300_000;

/** The real site, built, on a free port with a data folder of its own, started as everybody starts it. */
export async function startSite(): Promise<RunningSite> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'tòa soạn thử '));
  const port = await freePort();
  const { DATABASE_URL: _, ...environment } = process.env;
  const server = spawn(process.execPath, ['scripts/start.mjs'], {
    env: {
      ...environment,
      PORT: String(port),
      DATA_DIR: dataDir,
      DEMO_PASSWORD: PASSWORD,
      // Where a test serves the pictures of "other sites" from.
      PICTURE_HOSTS: '127.0.0.1',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await ready(server);
  return {
    url: `http://localhost:${port}`,
    password: PASSWORD,
    dataDir,
    async stop() {
      await ended(server);
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

function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
