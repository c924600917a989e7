import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { createLogger } from '#platform/logger.ts';
import { createPageCache, type PageCache } from '#platform/page-cache/page-cache.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';

let server: Server | null = null;
let made: string[] = [];

afterEach(() => {
  server?.close();
  made = [];
});

test('a page is made once for all who ask at the same time, and kept', async () => {
  const { get } = await siteOf(async () => {
    await sleep(20);
    pageScope.addTags('home');
  });
  await Promise.all([get('/'), get('/'), get('/')]);
  await get('/?utm_source=thư');
  expect(made).toEqual(['/']);
});

test('a change drops the pages that show it and no other', async () => {
  const { get, cache } = await siteOf(async (url) => pageScope.addTags(url === '/' ? 'home' : 'section:1'));
  await get('/');
  await get('/the-gioi');
  cache.dropTags(['section:1']);
  await get('/');
  await get('/the-gioi');
  expect(made).toEqual(['/', '/the-gioi', '/the-gioi']);
});

test('a page that was being made while something changed is made again for the next reader', async () => {
  const begun = Promise.withResolvers<void>();
  const changed = Promise.withResolvers<void>();
  const { get, cache } = await siteOf(async () => {
    pageScope.addTags('home');
    begun.resolve();
    await changed.promise;
  });
  const slow = get('/');
  await begun.promise;
  cache.dropTags(['article:9']);
  changed.resolve();
  await slow;
  await get('/');
  expect(made).toHaveLength(2);
});

test('a page ends at the moment from which it is no longer right', async () => {
  const { get } = await siteOf(async () => {
    pageScope.addTags('home');
    pageScope.endsAt(new Date(Date.now() + 3_000));
  });
  await get('/');
  await get('/');
  expect(made).toHaveLength(1);
  await sleep(3_100);
  await get('/');
  expect(made).toHaveLength(2);
});

test('whoever is signed in never gets a kept page', async () => {
  const { get } = await siteOf(async () => pageScope.addTags('home'));
  const response = await get('/', { cookie: 'a=1; toasoan.session=x' });
  expect(response.status).toBe(501);
  expect(made).toEqual([]);
});

test('a fault is not kept', async () => {
  let broken = true;
  const { get } = await siteOf(async () => {
    pageScope.addTags('home');
    if (broken) throw new Error('hỏng');
  });
  expect((await get('/')).status).toBe(500);
  broken = false;
  expect((await get('/')).status).toBe(200);
});

test('a reader who has the page gets 304, one who can take brotli gets it', async () => {
  const { get } = await siteOf(async () => pageScope.addTags('home'));
  const first = await get('/', { 'accept-encoding': 'gzip, br' });
  expect(first.headers.get('content-encoding')).toBe('br');
  expect(first.headers.get('vary')).toContain('Accept-Encoding');
  const again = await get('/', { 'if-none-match': first.headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
});

async function siteOf(show: (url: string) => Promise<void>): Promise<{
  cache: PageCache;
  get: (url: string, headers?: Record<string, string>) => Promise<Response>;
}> {
  const cache = createPageCache({
    async render(url) {
      made.push(url);
      await show(url);
      return {
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: Buffer.from(`<p>${'tin '.repeat(300)}</p>`),
      };
    },
    now: Date.now,
    maxBytes: 1_000_000,
    log: createLogger('silent'),
  });
  const own = createServer((request, response) => {
    cache.serve(request, response).then(
      (served) => served || response.writeHead(501).end(),
      () => response.writeHead(500).end(),
    );
  });
  server = own;
  own.listen(0);
  await once(own, 'listening');
  const { port } = own.address() as AddressInfo;
  return { cache, get: (url, headers = {}) => fetch(`http://localhost:${port}${url}`, { headers }) };
}
