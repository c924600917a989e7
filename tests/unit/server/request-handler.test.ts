import { createServer, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createIdleGate } from '#platform/concurrency/idle-gate.ts';
import type { Logger } from '#platform/traces/logger.ts';
import { createAdmissionControl } from '#server/http/admission.ts';
import type { Metrics } from '#server/http/metrics.ts';
import { createRequestHandler } from '#server/http/request-handler.ts';

let server: Server | null = null;
let handled: string[] = [];

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  handled = [];
});

/** A site whose framework answers `next`, without a page cache, as in development. */
async function openSite({ strangers = 40 } = {}): Promise<string> {
  const site = createRequestHandler({
    indexNowKey: null,
    app: {
      async handle(request, response) {
        handled.push(`${request.method} ${request.url}`);
        if (request.url?.startsWith('/media/')) response.setHeader('content-type', 'image/webp');
        response.end('next');
      },
      upgrade() {},
      async stop() {},
    },
    admission: createAdmissionControl({
      ...{ maxAnonymous: strangers, idleGate: createIdleGate() },
      ...{ isSignedIn: async () => false, isKnownBrowser: async () => false, isKnownToken: () => false },
    }),
    ...{ pageCache: null, packedFiles: null, mergedStyles: null, ownScript: null, deskWords: null },
    ...{ collab: null, siteAt: null, liveStreams: null, views: null, searches: null },
    metrics: { countRequest() {} } as unknown as Metrics,
    log: { error() {} } as unknown as Logger,
    ...{ siteUrl: 'http://127.0.0.1', inDevelopment: true, health: async () => false },
  });
  server = createServer(site.answer);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

test.each([
  '/',
  '/the-gioi',
  '/The-Gioi/',
  '/the-gioi/lu-rut-7',
  '/the-gioi/lu-rut-7/lich-su?cursor=30',
  '/tim-kiem?q=l%C5%A9',
  '/rss.xml',
  '/wp-login.php',
])('a reader page accepts only GET and HEAD: %s', async (address) => {
  const site = await openSite();
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const answer = await fetch(site + address, { method });
    expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD']);
    expect((await answer.json()).error.code).toBe('request.bad-method');
  }
  expect(handled).toEqual([]);
  expect((await fetch(site + address)).status).toBe(200);
});

test('a broken form is refused before its body is parsed', async () => {
  const site = await openSite();
  const answer = await fetch(`${site}/the-gioi`, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x\r\nContent-Disp',
  });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('connection')).toBe('close');
  expect(handled).toEqual([]);
});

test.each([
  '/desk/articles/1',
  '/sign-in',
  '/api/v1/articles',
  '/xem/1/mo',
  '/oembed',
  '/__nextjs_source-map',
])('a POST to another address is passed on: %s', async (address) => {
  const site = await openSite();
  expect(await (await fetch(site + address, { method: 'POST', body: 'a=1' })).text()).toBe('next');
  expect(handled).toEqual([`POST ${address}`]);
});

test('a picture has its own content security policy', async () => {
  const site = await openSite();
  const policyOf = async (address: string) =>
    (await fetch(site + address)).headers.get('content-security-policy');
  expect(await policyOf('/media/1/640.webp')).toBe("default-src 'none'");
  expect(await policyOf('/sign-in')).toContain("default-src 'self'");
});

test('an overloaded API answers with its own error code', async () => {
  const site = await openSite({ strangers: 0 });
  const answer = await fetch(`${site}/api/v1/public/articles`, { headers: { accept: 'text/html' } });
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([503, 'no-store']);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect((await answer.json()).error).toMatchObject({ code: 'server.unavailable' });
  expect(handled).toEqual([]);
});

test.each(['/%00', '/the-gioi%2Fx-1064', '/x%5Cy', '/desk%2Farticles', '/x%0d%0ay?a=b'])(
  'a path with an encoded separator or control character is unknown: %s',
  async (address) => {
    const site = await openSite();
    await fetch(site + address);
    expect(handled).toEqual(['GET /~']);
  },
);

test.each(['/tim-kiem?q=a%2Fb', '/api/v1/articles%2Fx', '/the-gioi/l%C5%A9-7'])(
  'any other address is unchanged: %s',
  async (address) => {
    const site = await openSite();
    await fetch(site + address);
    expect(handled).toEqual([`GET ${address}`]);
  },
);
