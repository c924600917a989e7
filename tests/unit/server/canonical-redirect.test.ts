import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { canonicalUrl, redirectToCanonical } from '#server/http/canonical-redirect.ts';

let server: Server;
let site: string;

/**
 * A site with one story at `/the-gioi/lu-rut-7`, redirects from its other addresses, and one withdrawn story.
 */
beforeEach(async () => {
  server = createServer((request, response) => {
    redirectToCanonical(request, response);
    const pathname = request.url?.split('?')[0];
    if (pathname === '/the-gioi/lu-rut-7' || pathname === '/the-gioi') {
      response.setHeader('content-type', 'text/html');
      response.setHeader('content-length', 5);
      response.writeHead(200);
      response.end(request.method === 'HEAD' ? undefined : 'trang');
    } else if (pathname === '/the-gioi/lu-len-7' || pathname === '/News/Old.html') {
      response.writeHead(301, { location: '/the-gioi/lu-rut-7' }).end();
    } else response.writeHead(pathname === '/the-gioi/da-rut-8' ? 410 : 404).end('không còn');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  site = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test.each([
  ['/the-gioi/', '/the-gioi'],
  ['/The-Gioi', '/the-gioi'],
  ['//the-gioi///', '/the-gioi'],
  ['/The-Gioi/Lu-Rut-7/?utm_source=X', '/the-gioi/lu-rut-7'],
  ['/the-gioi?fbclid=x&utm_source=y', '/the-gioi'],
  ['/the-gioi?', '/the-gioi'],
  ['/the-gioi/lu-len-7?utm_source=x', '/the-gioi/lu-rut-7'],
  ['/THE-GIOI/Lu-Len-7/', '/the-gioi/lu-rut-7'],
  ['/News//Old.html/', '/the-gioi/lu-rut-7'],
])('%s redirects to its canonical address in one hop', async (asked, address) => {
  for (const method of ['GET', 'HEAD']) {
    const answer = await fetch(`${site}${asked}`, { method, redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([301, address]);
    expect(await answer.text()).toBe('');
  }
});

test('unknown and repeated parameters are dropped, and the others keep their spelling', () => {
  expect(canonicalUrl('/tim-kiem?utm_source=x&q=b%C3%A3o+l%C5%A9&q=y&__nextLocale=en')).toBe(
    '/tim-kiem?q=b%C3%A3o+l%C5%A9',
  );
  expect(canonicalUrl('/tim-kiem?q=b%c3%a3o%20l')).toBeNull();
  expect(canonicalUrl('/robots.txt?x=1')).toBe('/robots.txt');
  expect(canonicalUrl('/?%75tm=1')).toBe('/');
});

test.each(['/bai-cu.php?id=5', '/a/b/c?x=1', '/desk?x=1', '/oembed?url=x', '/media/a/1.jpeg?x=1'])(
  'a query that is not of a reader page is kept: %s',
  (url) => expect(canonicalUrl(url)).toBeNull(),
);

test('another method is not redirected, and no header changes that', async () => {
  const statusOf = async (init: RequestInit) =>
    (await fetch(`${site}/the-gioi?x=1`, { redirect: 'manual', ...init })).status;
  expect(await statusOf({ method: 'POST' })).toBe(200);
  expect(await statusOf({ headers: { rsc: '1' } })).toBe(301);
});

test('a trailing slash does not change a 404 or 410', async () => {
  expect((await fetch(`${site}/the-gioi/khong-co-9/`)).status).toBe(404);
  const gone = await fetch(`${site}/the-gioi/da-rut-8/`);
  expect([gone.status, await gone.text()]).toEqual([410, 'không còn']);
});

test('a canonical address is answered directly', async () => {
  const answer = await fetch(`${site}/the-gioi`);
  expect([answer.status, await answer.text()]).toEqual([200, 'trang']);
});

test('no redirect leads to another site', () => {
  expect(canonicalUrl('//evil.example/')).toBe('/evil.example');
  expect(canonicalUrl('//evil.example//%2F')).toBeNull();
});

test.each([
  '/',
  '/the-gioi',
  '/desk/',
  '/API/v1/',
  '/_next/static/X.js',
  '/media/A/1.jpeg',
  '/fonts/X.woff2',
])('a canonical address, or one that is no reader page, is unchanged: %s', (url) => {
  expect(canonicalUrl(url)).toBeNull();
});
