import net from 'node:net';
import { describe, expect, test } from 'vitest';
import { theSite } from '#tests/support/site/the-site.ts';

/** Sends these bytes unchanged and reads until the server closes the connection. */
async function send(bytes: string): Promise<string> {
  const { hostname, port } = new URL(theSite().url);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = net.connect(Number(port), hostname, () => socket.write(bytes));
    socket.setEncoding('latin1');
    socket.on('data', (data) => {
      answer += data;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

const statusesIn = (answer: string) =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => status);
const head = (line: string, ...headers: string[]) => [line, 'Host: site', ...headers, '', ''].join('\r\n');
/** Must never be answered as a separate request. */
const smuggled = head('GET /smuggled HTTP/1.1', 'Connection: close');

describe('an ambiguous request is refused, and bytes after it are not answered as a request', () => {
  test.each([
    [
      'a length and chunks',
      `${head('POST /desk HTTP/1.1', 'Content-Length: 6', 'Transfer-Encoding: chunked')}0\r\n\r\n${smuggled}`,
    ],
    ['two lengths', `${head('POST /desk HTTP/1.1', 'Content-Length: 0', 'Content-Length: 6')}${smuggled}`],
    ['a length that is no number', `${head('POST /desk HTTP/1.1', 'Content-Length: +0')}${smuggled}`],
    [
      'a misspelled encoding',
      `${head('POST /desk HTTP/1.1', 'Transfer-Encoding: xchunked')}0\r\n\r\n${smuggled}`,
    ],
    ['a space before the colon', `${head('POST /desk HTTP/1.1', 'Content-Length : 0')}${smuggled}`],
    ['a folded header', `${head('GET / HTTP/1.1', 'X-A: b\r\n Content-Length: 5')}${smuggled}`],
    [
      'a bare line feed in a header',
      `${head('GET / HTTP/1.1', 'X-A: b\nTransfer-Encoding: chunked')}${smuggled}`,
    ],
    [
      'a chunk whose size is no number',
      `${head('POST /desk HTTP/1.1', 'Transfer-Encoding: chunked')}zz\r\n\r\n${smuggled}`,
    ],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
  ])('%s', async (_what, bytes) => {
    const statuses = statusesIn(await send(bytes));
    expect(statuses.at(0) === '400' || statuses.length === 0, statuses.join()).toBe(true);
    expect(statuses.length).toBeLessThanOrEqual(1);
  });

  test('a well-formed request is answered, so the others fail because of their form', async () => {
    expect(statusesIn(await send(head('GET / HTTP/1.1', 'Connection: close')))).toEqual(['200']);
  });
});

test.each(['TRACE', 'TRACK', 'CONNECT', 'DEBUG', 'PROPFIND'])('%s echoes nothing', async (method) => {
  const answer = await send(
    head(`${method} /?word=an-echo HTTP/1.1`, 'X-Secret: an-echo', 'Connection: close'),
  );
  expect(answer).not.toContain('an-echo');
  expect(Number(statusesIn(answer).at(0) ?? '400')).toBeGreaterThanOrEqual(400);
});

test.each(['/%', '/%zz', '/%c0%ae%c0%ae/', '/the-gioi/%ff', '/media/%00', '/%E0%A4%A'])(
  'an undecodable target, %s, is refused',
  async (target) => {
    const answer = await send(head(`GET ${target} HTTP/1.1`, 'Connection: close'));
    expect(['400', '404']).toContain(statusesIn(answer).at(0));
  },
);

test.each(['..', '%2e%2e', '%252e%252e', '..%2f', '..%5c', '.%00.', '....//'])(
  'path traversal with %s reaches no file outside the served folders',
  async (step) => {
    for (const base of ['/', '/js/', '/fonts/', '/_next/static/', '/media/'])
      for (const file of ['package.json', 'data/secrets/auth', '.env', '.git/config', 'etc/passwd']) {
        const target = `${base}${`${step}/`.repeat(6)}${file}`;
        const answer = await send(head(`GET ${target} HTTP/1.1`, 'Connection: close'));
        expect(['200', '206'], target).not.toContain(statusesIn(answer).at(0));
      }
  },
);
