import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below those that a system gives to whoever asks for any, and above what is in use for something. */
const PORTS = [20_000, 32_000] as const;

/**
 * A port on which nobody listens, for a server that begins to in a while, or again after a pause. One that the system gave would go
 * to the next that asks for any: a test beside it, or a browser that connects to something.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(...PORTS);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
