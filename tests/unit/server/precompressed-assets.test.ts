import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openServer } from '#server/http/http-server.ts';
import { findPrecompressedAssets } from '#server/http/precompressed-assets.ts';

const SCRIPT = 'const lời = "xin chào";'.repeat(100);
let folder: string;
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'packed-'));
  mkdirSync(path.join(folder, 'chunks'));
  writeFileSync(path.join(folder, 'chunks', 'a.js'), SCRIPT);
  writeFileSync(path.join(folder, 'chunks', 'a.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(path.join(folder, 'chunks', 'a.js.gz'), gzipSync(SCRIPT));
  writeFileSync(path.join(folder, 'chunks', 'small.js'), 'x');
  // More than a socket buffers.
  writeFileSync(path.join(folder, 'chunks', 'big.js.br'), Buffer.alloc(64 * 1024 * 1024));
  const files = findPrecompressedAssets(folder, '/_next/static/');
  server = createServer((asked, response) => {
    response.setHeader('x-request-id', 'proxy-7f3a9c01');
    if (!files.serve(asked, response)) response.writeHead(404, { from: 'the next handler' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function ask(
  address: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    request({ port, host: '127.0.0.1', path: address, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

const BROWSER = { 'accept-encoding': 'gzip, deflate, br, zstd' };

test('a browser gets a script in its smallest accepted encoding, as immutable', async () => {
  const { status, headers, body } = await ask('/_next/static/chunks/a.js?dpl=1', BROWSER);
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  });
  expect(headers['x-request-id']).toBeUndefined();
  expect(Number(headers['content-length'])).toBe(body.length);
  expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
});

test('over plain http, where browsers do not offer brotli, it is gzipped', async () => {
  const { headers, body } = await ask('/_next/static/chunks/a.js', {
    'accept-encoding': 'gzip, deflate, br;q=0',
  });
  expect(headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(body).toString()).toBe(SCRIPT);
});

test('HEAD gets only the headers', async () => {
  const { headers, body } = await ask('/_next/static/chunks/a.js', BROWSER, 'HEAD');
  expect(headers['content-encoding']).toBe('br');
  expect(body.length).toBe(0);
});

test.each([
  ['a client without compression', '/_next/static/chunks/a.js', {}],
  ['a part of a file', '/_next/static/chunks/a.js', { ...BROWSER, range: 'bytes=0-10' }],
  ['a file that was too small to compress', '/_next/static/chunks/small.js', BROWSER],
  ['the compressed file by its own name', '/_next/static/chunks/a.js.br', BROWSER],
  ['a path traversal', '/_next/static/../static/chunks/a.js', BROWSER],
  ['anything else', '/chunks/a.js', BROWSER],
])('%s is passed on', async (_what, address, headers) => {
  expect((await ask(address, headers)).headers.from).toBe('the next handler');
});

/** How often this process has the big file open. */
function timesOpen(): number {
  const big = path.join(folder, 'chunks', 'big.js.br');
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) === big;
    } catch {
      return false;
    }
  }).length;
}

const ASKS_FOR_BIG = 'GET /_next/static/chunks/big.js HTTP/1.1\r\nhost: x\r\naccept-encoding: br\r\n\r\n';

test('a file is closed when the client disconnects during the response', async () => {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.write(ASKS_FOR_BIG);
  await once(socket, 'readable');
  expect(timesOpen()).toBe(1);
  socket.destroy();
  await expect.poll(timesOpen).toBe(0);
});

test('pipelined requests open one file at a time, and none after a disconnect', async () => {
  const files = findPrecompressedAssets(folder, '/_next/static/');
  const port = await openServer(0);
  port.serve({ answer: (asked, response) => void files.serve(asked, response), upgrade: () => {} });
  const socket = connect((port.server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(ASKS_FOR_BIG.repeat(50));
  await once(socket, 'readable');
  expect(timesOpen()).toBe(1);
  socket.destroy();
  await expect.poll(timesOpen).toBe(0);
  await port.stop();
});
