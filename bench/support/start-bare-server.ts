import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { pinServer } from './load.ts';

/**
 * Starts a bare `node:http` server on the servers' core, with the exact bytes that the site sends for these
 * pages.
 */
export async function startBareServer(site: string, paths: readonly string[]) {
  const server = spawn(process.execPath, [path.join(import.meta.dirname, 'bare-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  pinServer(server.pid as number);
  const pages = await Promise.all(
    paths.map(async (address) => [address, await bytesOf(site, address)] as const),
  );
  server.stdin.end(JSON.stringify(Object.fromEntries(pages)));
  const [port] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
  return {
    url: `http://localhost:${port}`,
    pid: server.pid as number,
    async stop(): Promise<void> {
      server.kill('SIGKILL');
      await once(server, 'exit');
    },
  };
}

/** The bytes on the wire: `fetch` would decompress them. */
async function bytesOf(site: string, address: string) {
  const [response] = (await once(
    get(site + address, { headers: { 'accept-encoding': 'br' }, agent: false }),
    'response',
  )) as [IncomingMessage];
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = response.headers;
  return { type, encoding, body: (await buffer(response)).toString('base64') };
}
