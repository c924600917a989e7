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
])('what is not a reader’s page is left to others: %s', (url) => {
  expect(cacheKeyOf(url)).toBeNull();
});

test('parameters of advertisers neither miss the cache nor fill it', () => {
  expect(cacheKeyOf('/the-gioi?utm_source=x&cursor=abc&fbclid=1')).toBe('/the-gioi?cursor=abc');
  expect(cacheKeyOf('/tim-kiem?fbclid=1&q=b%C3%A3o')).toBe('/tim-kiem?q=b%C3%A3o');
});
