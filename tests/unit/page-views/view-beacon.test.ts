import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { sessionCookieName } from '#core/people/session-cookie-name.ts';
import { createViewBatch } from '#platform/view-counter/view-batch.ts';
import { createViewRateLimiter } from '#platform/view-counter/view-rate-limiter.ts';
import { createViewBeacon } from '#server/http/view-beacon.ts';

const SITE = 'https://toasoan.example';
const PHONE =
  'Mozilla/5.0 (Linux; Android 15; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';
const NOW = Date.UTC(2026, 4, 4, 10, 15);
let server: Server;

afterEach(() => {
  server.close();
});

async function startBeacon() {
  const batch = createViewBatch({ mostEntries: 3 });
  const gate = createViewRateLimiter({ perNetwork: 100, perStory: 2, windowMs: 60_000 });
  const beacon = createViewBeacon({ batch, gate, siteUrl: SITE, now: () => NOW });
  server = createServer((request, response) => {
    if (!beacon.serve(request, response)) response.writeHead(418).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const sendView = (path: string, headers: Record<string, string> = {}, method = 'POST', body?: string) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { 'user-agent': PHONE, origin: SITE, ...headers },
      ...(body !== undefined && { body }),
    });
  return {
    sendView,
    batch,
    counted: () => batch.take().map(({ number, views }) => [number, views]),
    beacon,
  };
}

test('a view beacon is counted and answered with 204 without a body', async () => {
  const { sendView, batch } = await startBeacon();
  const answer = await sendView('/doc/1042');
  expect(answer.status).toBe(204);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(batch.take()).toEqual([{ number: 1042, hour: new Date(Date.UTC(2026, 4, 4, 10)), views: 1 }]);
});

describe('answered with 204 and not counted:', () => {
  test.each([
    ['a robot', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' }, 'robot'],
    ['a prefetched page', { 'sec-purpose': 'prefetch;prerender' }, 'ahead'],
    ['a reader with Do Not Track', { dnt: '1' }, 'opted-out'],
    ['a signed-in person', { cookie: `a=1; ${sessionCookieName}=sealed` }, 'signed-in'],
  ] as const)('%s', async (_, headers, outcome) => {
    const { sendView, counted, beacon } = await startBeacon();
    expect((await sendView('/doc/7', headers)).status).toBe(204);
    expect(counted()).toEqual([]);
    expect([...beacon.outcomes()]).toEqual([[outcome, 1]]);
  });

  test('a flood from one network', async () => {
    const { sendView, counted, beacon } = await startBeacon();
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    for (let time = 0; time < 5; time += 1) expect((await sendView('/doc/7', headers)).status).toBe(204);
    expect(counted()).toEqual([[7, 2]]);
    expect(beacon.outcomes().get('flood')).toBe(3);
  });

  test('addresses of one IPv6 network count as one network', async () => {
    const { sendView, counted } = await startBeacon();
    for (const last of ['1', '2:3:4:5', 'ffff:1:1:1']) {
      await sendView('/doc/7', {
        'x-forwarded-for': `2001:db8:12:7:${last.includes(':') ? last : `:${last}`}`,
      });
    }
    expect(counted()).toEqual([[7, 2]]);
  });

  test('story numbers beyond the capacity', async () => {
    const { sendView, counted, beacon } = await startBeacon();
    for (const number of [1, 2, 3, 4]) await sendView(`/doc/${number}`);
    expect(counted()).toHaveLength(3);
    expect(beacon.outcomes().get('full')).toBe(1);
  });
});

describe('refused with a code and a message:', () => {
  test.each([
    ['no number', '/doc/abc', 400, 'read.bad-number'],
    ['a number with a leading zero', '/doc/007', 400, 'read.bad-number'],
    ['a number that is too large', '/doc/1234567890123456', 400, 'read.bad-number'],
    ['a path below a number', '/doc/7/8', 400, 'read.bad-number'],
    ['nothing', '/doc/', 400, 'read.bad-number'],
    ['an invalid path', '/doc/%ff', 400, 'read.bad-number'],
  ])('%s', async (_, path, status, code) => {
    const { sendView, counted } = await startBeacon();
    const answer = await sendView(path, { 'accept-language': 'en' });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ error: { code, message: expect.stringMatching(/^[A-Z].+\.$/) } });
    expect(counted()).toEqual([]);
  });

  test.each(['GET', 'HEAD', 'PUT', 'DELETE'])('%s, which counts no view', async (method) => {
    const { sendView, counted } = await startBeacon();
    const answer = await sendView('/doc/7', {}, method);
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
    expect(counted()).toEqual([]);
  });

  test('a request with a body', async () => {
    const { sendView } = await startBeacon();
    const answer = await sendView('/doc/7', {}, 'POST', 'x');
    expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([
      400,
      'read.has-body',
    ]);
  });

  test.each([
    ['another site', { origin: 'https://other.example' }],
    ['another site, by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
    ['an opaque origin', { origin: 'null' }],
  ])('the page of %s', async (_, headers) => {
    const { sendView, counted } = await startBeacon();
    expect((await sendView('/doc/7', headers)).status).toBe(403);
    expect(counted()).toEqual([]);
  });
});

test('other paths are passed on', async () => {
  const { sendView } = await startBeacon();
  expect((await sendView('/documents/7')).status).toBe(418);
  expect((await sendView('/doc')).status).toBe(418);
});
