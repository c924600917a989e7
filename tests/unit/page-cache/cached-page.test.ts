import { randomBytes } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type CachedPage, cachedPage, compressBest, compressFast } from '#platform/page-cache/cached-page.ts';

const plainPage = (body: Buffer, type = 'text/html') =>
  cachedPage({
    rendered: { status: 200, headers: { 'content-type': `${type}; charset=utf-8` }, body },
    tags: new Set(),
    common: {},
  });
async function page(body: Buffer, type?: string): Promise<CachedPage> {
  const plain = plainPage(body, type);
  return { ...plain, gzip: await compressFast(plain, 'gzip'), brotli: await compressFast(plain, 'brotli') };
}
const unpacked = ({ gzip, brotli }: CachedPage) => [
  gzip && gunzipSync(gzip.body),
  brotli && brotliDecompressSync(brotli.body),
];

describe('compressed bodies decompress to the page', () => {
  test.each([
    ['a little', Buffer.from('Nước mặn. '.repeat(60))],
    ['a long text', Buffer.from('Nước mặn vào sâu ở ba huyện ven biển. '.repeat(6_000))],
    // The compressed size exceeds the original.
    ['incompressible bytes', randomBytes(300_000)],
    ['incompressible bytes of the minimum size', randomBytes(512)],
  ])('%s', async (_, body) => {
    const quick = await page(body);
    const best = await compressBest(quick);
    for (const each of [quick, best]) {
      expect(unpacked(each).map((bytes) => bytes?.equals(body))).toEqual([true, true]);
      for (const form of [each.gzip, each.brotli])
        expect(form?.head.headers['content-length']).toBe(String(form?.body.length));
    }
  });

  test.each([
    ...['text/html', 'text/plain', 'application/json', 'application/xml', 'application/rss+xml'],
    ...['application/atom+xml', 'application/feed+json', 'application/manifest+json'],
    'application/opensearchdescription+xml',
  ])('for the content type %s', async (type) => {
    const body = Buffer.from('Nước mặn. '.repeat(60));
    expect(unpacked(await page(body, type)).map((bytes) => bytes?.equals(body))).toEqual([true, true]);
  });

  test('a short or empty body is not compressed', async () => {
    for (const body of [Buffer.alloc(0), Buffer.from('ngắn')]) {
      const { gzip, brotli, plain, isWorthCompressing } = await compressBest(plainPage(body));
      expect([gzip, brotli, plain.body.equals(body), isWorthCompressing]).toEqual([null, null, true, false]);
    }
  });
});

describe('what a shared cache may serve while the site does not answer', () => {
  const cacheControlOf = (status: number, tags: readonly string[]) =>
    cachedPage({
      rendered: { status, headers: {}, body: Buffer.from('trang') },
      tags: new Set(tags),
      common: {},
    }).plain.head.headers['cache-control'];

  test('a page of settings and sections may be stale', () => {
    expect(cacheControlOf(200, ['settings', 'sections'])).toBe(
      'public, max-age=0, s-maxage=1, stale-while-revalidate=60, stale-if-error=86400',
    );
  });

  test.each<[string, number, readonly string[]]>([
    ['a story', 200, ['settings', 'sections', 'article:1']],
    ['a list that may get a story', 200, ['settings', 'sections', 'home']],
    ['a page that names no dependency', 200, []],
    ['a redirect', 301, ['settings']],
    ['a missing page', 404, ['settings']],
    ['a withdrawn page', 410, ['settings']],
  ])('%s must be revalidated after a second', (_what, status, tags) => {
    expect(cacheControlOf(status, tags)).toBe('public, max-age=0, s-maxage=1, must-revalidate');
  });
});
