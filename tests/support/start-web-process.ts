import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

/** A server process on a data folder that another may use too, with nothing but what it is told to be. */
export async function startWebProcess(
  dataDir: string,
  { roles, password }: { roles: string; password: string },
): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const { DATABASE_URL: _, ...environment } = process.env;
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'server/main.ts'], {
    env: {
      ...environment,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: dataDir,
      ROLES: roles,
      DEMO_PASSWORD: password,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await ready(server);
  return {
    url: `http://localhost:${port}`,
    stop: () =>
      new Promise((resolve) => {
        if (server.exitCode !== null) return resolve();
        server.once('exit', () => resolve());
        server.kill('SIGTERM');
      }),
  };
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

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
