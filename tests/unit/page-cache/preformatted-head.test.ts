import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { formatHead, writeResponse } from '#platform/page-cache/preformatted-head.ts';

let server: Server | null = null;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const whole = formatHead(200, {
  'content-type': 'text/plain; charset=utf-8',
  'content-length': '4',
  vary: 'Cookie',
});
const LAST = 'GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n';

test.each([
  ['a page', 'GET / HTTP/1.1\r\nhost: x\r\n\r\n'],
  ['two pipelined requests', 'GET / HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(2)],
  ['the last request of a connection', ''],
  ['an HTTP/1.0 client', 'GET / HTTP/1.0\r\nconnection: keep-alive\r\n\r\n'],
])('a response in one write equals the output of Node: %s', async (_, asked) => {
  const sent = asked + LAST;
  const body = Buffer.from('bài');
  const ours = await answersTo(sent, (response) => writeResponse(response, { head: whole, body }));
  const nodes = await answersTo(sent, (response) => response.writeHead(200, whole.headers).end(body));
  expect(ours).toContain('HTTP/1.1 200');
  expect(ours).toBe(nodes);
});

test('a response in one write ends and counts as answered', async () => {
  const seen: unknown[] = [];
  let finished = 0;
  await answersTo(`GET / HTTP/1.1\r\nhost: x\r\n\r\n${LAST}`, (response) => {
    response.once('finish', () => {
      finished += 1;
    });
    writeResponse(response, { head: whole, body: Buffer.from('bài') });
    seen.push([response.headersSent, response.statusCode, response.writableEnded]);
  });
  expect({ seen, finished }).toEqual({
    seen: [
      [true, 200, true],
      [true, 200, true],
    ],
    finished: 2,
  });
});

test('pipelined responses keep their order and bodies', async () => {
  const pages = Array.from({ length: 200 }, (_, index) => {
    const body = Buffer.from(`bài ${index}`.padEnd(index === 7 ? 100_000 : 8, '.'));
    return { body, head: formatHead(200, { 'content-length': String(body.length) }) };
  });
  let asked = 0;
  const answers = await answersTo('GET / HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(399) + LAST, (response) =>
    writeResponse(response, pages[asked++ % 200] ?? { head: whole, body: Buffer.of() }),
  );
  const bodies = answers.match(/bài \d+\.*/g) ?? [];
  expect(bodies).toEqual([...pages, ...pages].map(({ body }) => body.toString()));
});

test('a header value with a line break is refused', () => {
  expect(() => formatHead(200, { etag: 'x\r\nset-cookie: y' })).toThrow('Invalid character');
});

/** The output of one connection, without the dates. */
async function answersTo(sent: string, answer: (response: ServerResponse) => void): Promise<string> {
  server?.close();
  server = createServer((_, response) => answer(response));
  server.listen(0);
  await once(server, 'listening');
  const socket = net.connect((server.address() as AddressInfo).port);
  socket.write(sent);
  return (await text(socket)).replace(/^Date: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT\r$/gm, 'Date');
}
