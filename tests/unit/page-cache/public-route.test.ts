import { expect, test } from 'vitest';
import { cacheKeyOf } from '#platform/page-cache/public-route.ts';

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
])('a reader’s page is kept: %s', (url) => {
  expect(cacheKeyOf(url)).toBe(url);
});

test.each([
  '/desk',
  '/desk/articles/new',
  '/sign-in',
  '/api/v1/articles',
  '/_next/static/x.js',
  '/collab',
  '/media/1/800.webp',
  '/favicon.ico',
  '/the-gioi/con/bai-12',
  '/the-gioi/khong-co-so',
  '/luu-tru/2026/7',
  '/luu-tru/2026/07/17/1',
  '/luu-tru/x',
])('what is not a reader’s page is left to others: %s', (url) => {
  expect(cacheKeyOf(url)).toBeNull();
});

test('parameters of advertisers neither miss the cache nor fill it', () => {
  expect(cacheKeyOf('/the-gioi?utm_source=x&cursor=abc&fbclid=1')).toBe('/the-gioi?cursor=abc');
  expect(cacheKeyOf('/tim-kiem?fbclid=1&q=b%C3%A3o')).toBe('/tim-kiem?q=b%C3%A3o');
  expect(cacheKeyOf('/tim-kiem?sort=newest&section=the-gioi&x=1&q=a')).toBe(
    '/tim-kiem?q=a&section=the-gioi&sort=newest',
  );
});

test('a page that reads no parameters is one page, whatever stands behind it', () => {
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
  expect(cacheKeyOf('/dong-su-kien/x?order=oldest&cursor=c&q=a')).toBe(
    '/dong-su-kien/x?cursor=c&order=oldest',
  );
  expect(cacheKeyOf('/luu-tru/2026/07/17?cursor=c&order=x')).toBe('/luu-tru/2026/07/17?cursor=c');
  expect(cacheKeyOf('/luu-tru?cursor=c')).toBe('/luu-tru');
  expect(cacheKeyOf('/the-thao-24?cursor=c')).toBe('/the-thao-24?cursor=c');
  expect(cacheKeyOf('/chu-de/covid-19?cursor=c')).toBe('/chu-de/covid-19?cursor=c');
});

test('a parameter that is given twice counts once, in whatever order they come', () => {
  expect(cacheKeyOf('/tim-kiem?cursor=2&q=mưa&q=nắng&cursor=3')).toBe(
    cacheKeyOf('/tim-kiem?q=m%C6%B0a&cursor=2'),
  );
});

test('an address is kept under a name that is its own name', () => {
  for (const url of ['/tim-kiem?q=a%20b', '/the-gioi?cursor=%2B%2F', '/chu-de/an-ninh?x']) {
    const key = cacheKeyOf(url) ?? '';
    expect(cacheKeyOf(key)).toBe(key);
  }
});

test.each([
  'http://evil.example/',
  '//the-gioi',
  '/the-gioi/',
  '/The-Gioi',
  '/the%2Dgioi',
  '/the-gioi//bai-12',
  '/../the-gioi',
  '/the-gioi/..',
  '/the-gioi#x',
  '*',
  '',
])('an address in another spelling fills nothing: %s', (url) => {
  expect(cacheKeyOf(url)).toBeNull();
});

test('what is offered while typing is kept by what was typed', () => {
  expect(cacheKeyOf('/tim-kiem/goi-y?x=1&q=b%C3%A3o')).toBe('/tim-kiem/goi-y?q=b%C3%A3o');
});
