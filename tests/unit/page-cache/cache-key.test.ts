import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cacheKeyOf, isSearchUrl, isUnknownUrl } from '#platform/page-cache/cache-key.ts';

/** The cursor of a list's next page. */
const cursor = '1790000000000_0197f3a2-1111-7111-8111-111111111111';

test.each([
  '/',
  '/the-gioi',
  '/the-gioi/rss.xml',
  '/the-gioi/bai-viet-12',
  '/chu-de/an-ninh',
  '/chu-de/an-ninh/feed.json',
  '/tac-gia/lan-tran',
  '/dong-su-kien/bau-cu',
  '/tim-kiem',
  '/dinh-chinh',
  '/gioi-thieu',
  '/lien-he',
  '/luu-tru',
  '/luu-tru/2026',
  '/luu-tru/2026/07',
  '/luu-tru/2026/07/17',
  '/rss.xml',
  '/sitemap.xml',
  '/robots.txt',
  '/.well-known/security.txt',
])('a reader page is cacheable: %s', (url) => {
  expect(cacheKeyOf(url)).toBe(url);
  expect(isUnknownUrl(url)).toBe(false);
});

test.each([
  '/the-gioi/khong-co-so',
  '/the-gioi/con/bai-12',
  '/2019/05/old',
  '/a/b/c/d',
  '/News/Old-Story.html',
  '/wp-login.php',
  '/apple-touch-icon.png',
  '/favicon.ico',
  '/admin',
  '/luu-tru/2026/7',
  '/luu-tru/2026/07/17/1',
  '/luu-tru/x',
  '/chu-de/an-ninh/x',
  '/tin-t%E1%BB%A9c',
  '/the%2Dgioi',
  '/The-Gioi',
])('the unknown address %s is cached without its query', (url) => {
  expect(cacheKeyOf(`${url}?utm_source=x`)).toBe(url);
  expect(isUnknownUrl(url)).toBe(true);
});

test('addresses of the desk, sign-in, the API and public files are never taken for unknown ones', () => {
  const files = readdirSync('public', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join('/', path.relative('public', entry.parentPath), entry.name));
  const routes = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file) && !file.startsWith('(site)/'))
    .map((file) => `/${path.dirname(file)}`.replaceAll(/\/\([^)]+\)/g, '').replaceAll(/\[[^\]]+\]/g, 'x'));
  expect(files.length).toBeGreaterThan(10);
  expect(routes.length).toBeGreaterThan(50);
  for (const address of [...files, ...routes, '/oembed', '/live/1/line', '/doc/1', '/collab', '/_next/x'])
    expect(cacheKeyOf(address), address).toBeNull();
});

test.each([
  '/desk',
  '/desk/articles/new',
  '/sign-in',
  '/api/v1/articles',
  '/_next/static/x.js',
  '/collab',
  '/media/1/800.webp',
  '/favicon.svg',
  '/Desk',
  '/%64esk',
  '/%5Fnext/x',
])('an address that is no reader page is not cached: %s', (url) => {
  expect(cacheKeyOf(url)).toBeNull();
});

test('advertising parameters neither miss the cache nor fill it', () => {
  expect(cacheKeyOf(`/the-gioi?utm_source=x&cursor=${cursor}&fbclid=1`)).toBe(`/the-gioi?cursor=${cursor}`);
  expect(cacheKeyOf('/tim-kiem?fbclid=1&q=b%C3%A3o')).toBe('/tim-kiem?q=b%C3%A3o');
  expect(cacheKeyOf('/tim-kiem?sort=newest&section=the-gioi&x=1&q=a')).toBe(
    '/tim-kiem?q=a&section=the-gioi&sort=newest',
  );
});

test('a page keeps only the query parameters that it reads', () => {
  for (const address of [
    '/',
    '/the-gioi/bai-viet-12',
    '/the-gioi/bai-viet-12/lich-su',
    '/da-luu',
    '/luu-tru/2026',
    '/luu-tru/2026/07',
    '/rss.xml',
    '/chu-de/x/rss.xml',
  ]) {
    expect(cacheKeyOf(`${address}?q=a&cursor=b&page=2&__nextLocale=en&_rsc=1&nxtPsection=kinh-te`)).toBe(
      address,
    );
  }
  expect(cacheKeyOf(`/dong-su-kien/x?order=oldest&cursor=${cursor}&q=a`)).toBe(
    `/dong-su-kien/x?cursor=${cursor}&order=oldest`,
  );
  expect(cacheKeyOf(`/chu-de/x?lang=en&cursor=${cursor}`)).toBe(`/chu-de/x?cursor=${cursor}&lang=en`);
  expect(cacheKeyOf('/chu-de/x?lang=fr')).toBe('/chu-de/x');
  expect(cacheKeyOf(`/luu-tru/2026/07/17?cursor=${cursor}&order=oldest`)).toBe(
    `/luu-tru/2026/07/17?cursor=${cursor}`,
  );
  expect(cacheKeyOf(`/luu-tru?cursor=${cursor}`)).toBe('/luu-tru');
  expect(cacheKeyOf(`/the-thao-24?cursor=${cursor}`)).toBe(`/the-thao-24?cursor=${cursor}`);
  expect(cacheKeyOf('/the-gioi/bai-viet-12/lich-su?cursor=60&q=a')).toBe(
    '/the-gioi/bai-viet-12/lich-su?cursor=60',
  );
  expect(cacheKeyOf(`/chu-de/covid-19?cursor=${cursor}`)).toBe(`/chu-de/covid-19?cursor=${cursor}`);
});

test.each(['/lich-su', '/chu-de/lich-su', '/tac-gia/lich-su'])(
  'a list whose slug is the history path keeps its cursor: %s',
  (path) => {
    expect(cacheKeyOf(`${path}?cursor=${cursor}`)).toBe(`${path}?cursor=${cursor}`);
    expect(cacheKeyOf(`${path}?cursor=60`)).toBe(path);
  },
);

test('the list of an event keeps cursor and order', () => {
  const older = `/dong-su-kien/lich-su?cursor=${cursor}&order=oldest`;
  expect(cacheKeyOf(older)).toBe(older);
});

test.each([
  '/the-gioi?cursor=abc',
  '/the-gioi?cursor=01790000000000_0197f3a2-1111-7111-8111-111111111111',
  '/the-gioi?cursor=1790000000000_0197F3A2-1111-7111-8111-111111111111',
  '/chu-de/an-ninh?cursor=1e12_0197f3a2-1111-7111-8111-111111111111',
  '/luu-tru/2026/07/17?cursor=2',
  '/the-gioi/bai-viet-12/lich-su?cursor=61',
  '/the-gioi/bai-viet-12/lich-su?cursor=060',
  '/the-gioi/bai-viet-12/lich-su?cursor=0',
  '/the-gioi/bai-viet-12/lich-su?cursor=10020',
  '/dong-su-kien/x?order=newest',
  '/dong-su-kien/x?order=OLDEST&cursor=',
  '/tim-kiem?sort=best',
  '/tim-kiem?sort=cheapest&from=2026-02-30&to=tomorrow',
  '/tim-kiem?section=Th%E1%BA%BF%20gi%E1%BB%9Bi&tag=--&cursor=1_1_0.50_0197f3a2-1111-7111-8111-111111111111',
])('an invalid parameter value is dropped from the key: %s', (url) => {
  expect(cacheKeyOf(url)).toBe(url.split('?')[0]);
});

test('a search is keyed by query, filters, order and cursor', () => {
  const best = '1790000000000_1_0.5_0197f3a2-1111-7111-8111-111111111111';
  for (const query of [
    `q=a&cursor=${best}&section=the-gioi&tag=an-ninh&author=lan-tran&from=2026-07-01&to=2026-07-17`,
    `q=a&cursor=${cursor}&sort=newest`,
  ]) {
    expect(cacheKeyOf(`/tim-kiem?${query}`)).toBe(`/tim-kiem?${query}`);
  }
});

test('live updates are keyed by story and cursor in canonical form', () => {
  expect(cacheKeyOf('/live/12/updates?cursor=7&x=1')).toBe('/live/12/updates?cursor=7');
  expect(cacheKeyOf('/live/12/updates')).toBe('/live/12/updates');
  for (const url of [
    '/live/12/updates?cursor=07',
    '/live/12/updates?cursor=1e3',
    '/live/12/updates?cursor=-1',
    '/live/1e3/updates',
    '/live/012/updates',
  ]) {
    expect(cacheKeyOf(url)).toBeNull();
  }
});

test('a repeated parameter counts once, in any order', () => {
  expect(cacheKeyOf(`/tim-kiem?section=the-gioi&q=mưa&q=nắng&section=kinh-te`)).toBe(
    cacheKeyOf('/tim-kiem?q=m%C6%B0a&section=the-gioi'),
  );
});

test('a cache key is its own cache key', () => {
  for (const url of ['/tim-kiem?q=a%20b', '/the-gioi?cursor=%2B%2F', '/chu-de/an-ninh?x']) {
    const key = cacheKeyOf(url) ?? '';
    expect(cacheKeyOf(key)).toBe(key);
  }
});

test.each([
  'http://evil.example/',
  '//the-gioi',
  '/the-gioi/',
  '/the-gioi//bai-12',
  '/%2e%2e/the-gioi',
  '/x%2F..%2Fthe-gioi',
  '/x%5Cy',
  '/x%00',
  '/x%0d%0aset-cookie:a',
  '/%ff',
  '/%zz',
  '/tin-tức',
  '/../the-gioi',
  '/the-gioi/..',
  '/chu-de/..',
  '/tac-gia/%2E.',
  '/chu-de/../rss.xml',
  '/chu-de/x\\..\\..\\the-gioi',
  '/the-gioi/x\\..\\bai-12',
  '/chu-de/an\tninh',
  '/the-gioi#x',
  '/chu-de/an-ninh#x',
  '/the-gioi/bai-12#x-12',
  '*',
  '',
])('an address in another spelling is not cached: %s', (url) => {
  expect(cacheKeyOf(url)).toBeNull();
});

test('search suggestions are keyed by the typed text', () => {
  expect(cacheKeyOf('/tim-kiem/goi-y?x=1&q=b%C3%A3o')).toBe('/tim-kiem/goi-y?q=b%C3%A3o');
});

test('a long query is truncated, and an overlong cursor is dropped', () => {
  const long = 'mưa '.repeat(100);
  expect(cacheKeyOf(`/tim-kiem?q=${encodeURIComponent(`  ${long}`)}`)).toBe(
    cacheKeyOf(`/tim-kiem?q=${encodeURIComponent(long.slice(0, 300))}`),
  );
  expect(cacheKeyOf(`/the-gioi?cursor=${'x'.repeat(301)}`)).toBe('/the-gioi');
});

test.each([
  ['/tim-kiem?q=a', true],
  ['/tim-kiem/goi-y?q=a', true],
  ['/tim-kiem?cursor=x', true],
  ['/tim-kiem', false],
  ['/the-gioi?cursor=x', false],
])('whether %s is a search with arbitrary input: %s', (address, isMadeUp) => {
  expect(isSearchUrl(address)).toBe(isMadeUp);
});
