import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type HttpServer, openServer, type ServerLimits } from '#server/http/http-server.ts';

let port: HttpServer | null = null;
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await port?.stop();
});

type Limits = Partial<ServerLimits> & { isProxy?: (address: string) => boolean };

/** In bytes: more than a socket buffers. */
const MANY = 16 * 1024 * 1024;

/** A site that answers `da` at once, or at `/lau` with more than a socket buffers. */
async function siteWith(limits: Limits): Promise<number> {
  port = await openServer(0, limits);
  port.serve({
    answer(request, response) {
      if (request.url === '/qua-lon') {
        response.writeHead(413, { connection: 'close' }).end('quá lớn');
        return;
      }
      request.resume();
      if (request.url === '/lau') response.end(Buffer.alloc(64 * 1024 * 1024));
      else request.on('end', () => response.end('da'));
    },
    upgrade(_, socket) {
      socket.on('end', () => socket.end()).resume();
      socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n');
    },
  });
  return (port.server.address() as AddressInfo).port;
}

/** The output of the server until it closes the connection. */
function call(at: number, words: string): { socket: Socket; response: Promise<string> } {
  const socket = connect(at, '127.0.0.1');
  sockets.push(socket);
  socket.write(words);
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  socket.on('error', () => {});
  // A reset may replace the last output, and is no failure of the test.
  return { socket, response: new Promise((resolve) => socket.once('close', () => resolve(text))) };
}

test('oversized headers are refused before the request handler runs', async () => {
  const at = await siteWith({});
  const { response } = call(at, `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'a'.repeat(20_000)}\r\n\r\n`);
  expect(await response).toMatch(/^HTTP\/1\.1 431 /);
});

test('a client that sends headers slowly is cut off, while others are answered', async () => {
  // Longer than this process may stall before it reads the quick request.
  const at = await siteWith({ headersTimeoutMs: 4_000, checkIntervalMs: 50 });
  const { socket, response } = call(at, 'GET / HTTP/1.1\r\nhost: x\r\n');
  const slowly = setInterval(() => socket.write('x-a: b\r\n'), 40);
  const quick = call(at, 'GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  expect(await quick.response).toMatch(/^HTTP\/1\.1 200 [\s\S]*da/);
  expect(await response).toMatch(/^(HTTP\/1\.1 408 |$)/);
  clearInterval(slowly);
  expect(socket.destroyed).toBe(true);
});

test('a client that sends a body endlessly is cut off', async () => {
  const at = await siteWith({ requestTimeoutMs: 300, headersTimeoutMs: 200, checkIntervalMs: 50 });
  const { socket, response } = call(at, 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000\r\n\r\n');
  const slowly = setInterval(() => socket.write('a'), 40);
  expect(await response).toMatch(/^(HTTP\/1\.1 408 |$)/);
  clearInterval(slowly);
  expect(socket.destroyed).toBe(true);
});

test('a client that does not read the response is cut off', async () => {
  const at = await siteWith({ idleTimeoutMs: 300 });
  const socket = connect(at, '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => {}).write('GET /lau HTTP/1.1\r\nhost: x\r\n\r\n');
  await expect.poll(() => port?.connections.open()).toBe(1);
  await expect.poll(() => port?.connections.open()).toBe(0);
  socket.resume();
  await once(socket, 'close');
  expect(socket.bytesRead).toBeLessThan(64 * 1024 * 1024);
});

test('an idle connection is kept for the announced time', async () => {
  // Longer than this process may stall between the answer and the next request.
  const at = await siteWith({ keepAliveMs: 4_000 });
  const { socket, response } = call(at, 'GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  await once(socket, 'data');
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  const answers = await response;
  expect(answers.match(/HTTP\/1\.1 200 /g)).toHaveLength(2);
  expect(answers.match(/^keep-alive: timeout=4\r$/gim)).toHaveLength(2);
});

test('an upgraded connection may be idle', async () => {
  const at = await siteWith({ idleTimeoutMs: 100 });
  const { socket } = call(at, 'GET / HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n');
  await once(socket, 'data');
  await sleep(400);
  expect(socket.closed).toBe(false);
});

test('a network may open a limited number of connections, and a proxy any number', async () => {
  const isProxy = (address: string) => address.endsWith('127.0.0.1') && isNear;
  let isNear = false;
  const at = await siteWith({ maxConnectionsPerNetwork: 2, isProxy });
  const open = () => call(at, '');
  const [first] = [open(), open()];
  await expect.poll(() => port?.connections.open()).toBe(2);
  expect(await open().response).toBe('');
  expect(port?.connections.refused()).toBe(1);
  first?.socket.destroy();
  await expect.poll(() => port?.connections.open()).toBe(1);
  const next = call(at, 'GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  expect(await next.response).toMatch(/^HTTP\/1\.1 200 /);
  isNear = true;
  for (let count = 0; count < 5; count += 1) open();
  await expect.poll(() => port?.connections.open()).toBe(6);
  expect(port?.connections.refused()).toBe(1);
});

test('before the site runs, health is OK and everything else gets 503', async () => {
  port = await openServer(0);
  const at = (port.server.address() as AddressInfo).port;
  const ask = (path: string) => fetch(`http://127.0.0.1:${at}${path}`);
  const alive = await ask('/api/health');
  expect([alive.status, await alive.json()]).toEqual([200, { status: 'starting' }]);
  const ready = await ask('/api/ready');
  expect([ready.status, await ready.json()]).toEqual([503, { status: 'starting' }]);
});

/** A site that records its requests, and answers when the test says so. */
async function notingSite(
  limits: Limits = {},
): Promise<{ at: number; asked: string[]; answers: (() => void)[] }> {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  port = await openServer(0, limits);
  port.serve({
    answer(request, response) {
      asked.push(request.url ?? '');
      answers.push(() => response.end(request.url));
    },
    upgrade: (_, socket) => socket.destroy(),
  });
  return { at: (port.server.address() as AddressInfo).port, asked, answers };
}

/** Completes a request on another connection. */
async function serveBeside({ at, answers }: { at: number; answers: (() => void)[] }): Promise<void> {
  const before = answers.length;
  const { response } = call(at, 'GET /beside HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  await expect.poll(() => answers.length).toBe(before + 1);
  answers[before]?.();
  await response;
}

const ask = (count: number) =>
  Array.from({ length: count }, (_, place) => `GET /${place} HTTP/1.1\r\nhost: x\r\n\r\n`).join('');

test('pipelined requests begin one after another, in order', async () => {
  const { at, asked, answers } = await notingSite({ keepAliveMs: 100 });
  const { response } = call(at, ask(3));
  await expect.poll(() => asked).toEqual(['/0']);
  await serveBeside({ at, answers });
  expect(asked).toEqual(['/0', '/beside']);
  answers[0]?.();
  for (const place of [2, 3]) {
    await expect.poll(() => answers.length).toBe(place + 1);
    answers[place]?.();
  }
  expect((await response).match(/^\/\d/gm)).toEqual(['/0', '/1', '/2']);
  expect(asked).toEqual(['/0', '/beside', '/1', '/2']);
});

test('queued pipelined requests of a closed connection never begin', async () => {
  const { at, asked, answers } = await notingSite();
  const { socket } = call(at, ask(20));
  await expect.poll(() => asked).toHaveLength(1);
  socket.destroy();
  await expect.poll(() => port?.connections.open()).toBe(0);
  answers[0]?.();
  await serveBeside({ at, answers });
  expect(asked).toEqual(['/0', '/beside']);
});

test('a client that pipelines too many requests is cut off', async () => {
  const { at, asked } = await notingSite({ maxPipelinedRequests: 10 });
  expect(await call(at, ask(2_000)).response).toBe('');
  expect(asked).toEqual(['/0']);
});

test('a stop does not wait for upgraded connections, and refuses new upgrades', async () => {
  const at = await siteWith({});
  const upgrade = 'connection: upgrade\r\nupgrade: x\r\n\r\n';
  const line = call(at, `GET / HTTP/1.1\r\nhost: x\r\n${upgrade}`);
  await once(line.socket, 'data');
  const late = call(at, 'GET / HTTP/1.1\r\nhost: x\r\n');
  await expect.poll(() => port?.connections.open()).toBe(2);
  const stopped = port?.stop();
  late.socket.write(upgrade);
  expect(await late.response).toBe('');
  await stopped;
  expect(await line.response).toMatch(/^HTTP\/1\.1 101 /);
});

test('a client that keeps sending a refused body still receives the 413', async () => {
  const at = await siteWith({});
  const { socket, response } = call(
    at,
    `POST /qua-lon HTTP/1.1\r\nhost: x\r\ncontent-length: ${MANY}\r\n\r\n${'a'.repeat(MANY / 2)}`,
  );
  socket.pause();
  await sleep(300);
  socket.resume();
  socket.write('a'.repeat(MANY / 2));
  expect(await response).toMatch(/^HTTP\/1\.1 413 [\s\S]*quá lớn/);
});

test('a client that sends a refused body for ever is cut off', async () => {
  const at = await siteWith({});
  const { socket, response } = call(
    at,
    'POST /qua-lon HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n',
  );
  const onAndOn = setInterval(() => socket.write('1\r\na\r\n'), 20);
  expect(await response).toMatch(/^HTTP\/1\.1 413 /);
  clearInterval(onAndOn);
});

test('a request with two Host headers is refused with a code, and so is a websocket', async () => {
  const at = await siteWith({});
  const twice = 'host: a.example\r\nHost: b.example\r\n';
  const request = call(at, `GET / HTTP/1.1\r\n${twice}connection: close\r\n\r\n`);
  expect(await request.response).toMatch(/^HTTP\/1\.1 400 .*"code":"request\.bad-host"/s);
  const line = call(at, `GET /collab HTTP/1.1\r\n${twice}connection: upgrade\r\nupgrade: websocket\r\n\r\n`);
  expect(await line.response).toBe('');
});
