import net from 'node:net';
import { describe, expect, test } from 'vitest';
import { theSite } from '#tests/support/site/the-site.ts';

/** Sends these bytes as they are and reads until the other end has closed. */
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
/** What must never be answered as a request of its own. */
const smuggled = head('GET /smuggled HTTP/1.1', 'Connection: close');

describe('what could end in two places is refused, and nothing behind it is a request', () => {
  test.each([
    [
      'a length and chunks',
      `${head('POST /desk HTTP/1.1', 'Content-Length: 6', 'Transfer-Encoding: chunked')}0\r\n\r\n${smuggled}`,
    ],
    ['two lengths', `${head('POST /desk HTTP/1.1', 'Content-Length: 0', 'Content-Length: 6')}${smuggled}`],
    ['a length that is no number', `${head('POST /desk HTTP/1.1', 'Content-Length: +0')}${smuggled}`],
    [
      'an encoding in disguise',
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

  test('a request that is whole is answered, so that the others were refused for what they are', async () => {
    expect(statusesIn(await send(head('GET / HTTP/1.1', 'Connection: close')))).toEqual(['200']);
  });
});

test.each(['TRACE', 'TRACK', 'CONNECT', 'DEBUG', 'PROPFIND'])('%s gives nothing back', async (method) => {
  const answer = await send(
    head(`${method} /?word=an-echo HTTP/1.1`, 'X-Secret: an-echo', 'Connection: close'),
  );
  expect(answer).not.toContain('an-echo');
  expect(Number(statusesIn(answer).at(0) ?? '400')).toBeGreaterThanOrEqual(400);
});

test.each(['/%', '/%zz', '/%c0%ae%c0%ae/', '/the-gioi/%ff', '/media/%00', '/%E0%A4%A'])(
  'a target that is no text, %s, is refused',
  async (target) => {
    const answer = await send(head(`GET ${target} HTTP/1.1`, 'Connection: close'));
    expect(['400', '404']).toContain(statusesIn(answer).at(0));
  },
);

test.each(['..', '%2e%2e', '%252e%252e', '..%2f', '..%5c', '.%00.', '....//'])(
  'with %s nobody climbs out of what is served',
  async (step) => {
    for (const base of ['/', '/js/', '/fonts/', '/_next/static/', '/media/'])
      for (const file of ['package.json', 'data/secrets/auth', '.env', '.git/config', 'etc/passwd']) {
        const target = `${base}${`${step}/`.repeat(6)}${file}`;
        const answer = await send(head(`GET ${target} HTTP/1.1`, 'Connection: close'));
        expect(['200', '206'], target).not.toContain(statusesIn(answer).at(0));
      }
  },
);
