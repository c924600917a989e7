import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type HttpServer, openServer } from '#server/http/http-server.ts';
import { inTime } from '#tests/support/in-time.ts';

/*
 * The configuration of docs/OPERATIONS.md in a real nginx, in front of two processes, one of which is not
 * ready.
 */

const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'].find((file) => existsSync(file));
if (NGINX === undefined) process.stderr.write('SKIPPED: there is no nginx on this machine.\n');

const configFile = path.resolve(import.meta.dirname, '../../../deploy/nginx/toasoan.conf');
const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-nginx-'));
const socketPath = path.join(folder, 'nginx.sock');
let nginx: ChildProcess;
/** Listens on its port and is not ready. */
let starting: HttpServer;
let ready: HttpServer;
let received: string[] = [];
/** The path at which the ready process is overloaded. */
const BUSY = '/busy';

async function startNginx(): Promise<void> {
  const portOf = ({ server }: HttpServer) => (server.address() as AddressInfo).port;
  const site = readFileSync(configFile, 'utf8')
    .replace('127.0.0.1:3000', `127.0.0.1:${portOf(starting)}`)
    .replace('127.0.0.1:3001', `127.0.0.1:${portOf(ready)}`)
    .replace('listen 443 ssl;', `listen unix:${socketPath};`)
    .replace(/^ {2}(http2 on|ssl_certificate.*);.*$/gm, '')
    .replaceAll('/var/log/nginx', folder);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join('\n');
  const file = path.join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off;\nmaster_process off;\npid ${folder}/pid;\nevents {}\nhttp {\n${temporary}\n${site}\n}\n`,
  );
  nginx = spawn(NGINX ?? '', ['-p', folder, '-e', `${folder}/error.log`, '-c', file], { stdio: 'inherit' });
  await inTime(async () => expect((await ask('/')).status).toBe(200));
}

function ask(url: string, { method = 'GET', headers = {} } = {}): Promise<{ status: number; line: boolean }> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, path: url, method, headers });
    const answer = ({ statusCode = 0, socket }: IncomingMessage, line: boolean) => {
      if (line) socket.destroy();
      resolve({ status: statusCode, line });
    };
    asked.on('response', (response) => response.resume().on('end', () => answer(response, false)));
    asked.on('upgrade', (response) => answer(response, true));
    asked.on('error', reject);
    asked.end(method === 'POST' ? 'a=b' : undefined);
  });
}

const several = (url: string, configFile = {}) =>
  Promise.all(Array.from({ length: 10 }, async () => (await ask(url, configFile)).status));

beforeAll(async () => {
  if (NGINX === undefined) return;
  starting = await openServer(0);
  ready = await openServer(0);
  ready.serve({
    answer({ url = '', method = '' }, response) {
      received.push(`${method} ${url}`);
      response.writeHead(url === BUSY ? 503 : 200).end('sẵn sàng');
    },
    upgrade: (_request, socket) =>
      void socket.write(
        'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
      ),
  });
  await startNginx();
});

beforeEach(() => {
  received = [];
});

afterAll(async () => {
  nginx?.kill();
  await Promise.all([starting?.stop(), ready?.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(NGINX === undefined)('while one of two processes starts, nginx', () => {
  test('serves readers from the other', async () => {
    expect(await several('/the-gioi')).toEqual(Array(10).fill(200));
  });

  test('connects an editor to the other', async () => {
    const headers = { connection: 'upgrade', upgrade: 'websocket' };
    for (let count = 0; count < 4; count += 1)
      expect(await ask('/collab', { headers })).toEqual({ status: 101, line: true });
  });

  test('never repeats a request that may change data', async () => {
    const statuses = await several('/api/v1/articles', { method: 'POST' });
    expect(statuses.filter((status) => status === 200).length).toBe(received.length);
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  });

  test('still uses a process that answered 503 for one path', async () => {
    expect(await several(BUSY)).toEqual(Array(10).fill(503));
    expect(await several('/')).toEqual(Array(10).fill(200));
  });
});

test.skipIf(NGINX === undefined)(
  'when that process is gone, the other gets all requests, also POST',
  async () => {
    await starting.stop();
    expect(await several('/api/v1/articles', { method: 'POST' })).toEqual(Array(10).fill(200));
  },
);
