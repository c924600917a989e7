import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { expiriesOf } from '#core/page-changes/expiries.ts';
import { sessionCookieName } from '#core/people/session-cookie-name.ts';
import { createIdleGate, type IdleGate } from '#platform/concurrency/idle-gate.ts';
import { createPageCache, type PageCache } from '#platform/page-cache/page-cache.ts';
import { createPageRenderer } from '#platform/page-cache/page-renderer.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { networkOfClient } from '#server/http/client-address.ts';
import { inTime } from '#tests/support/in-time.ts';

/** A valid session of this site; all other sessions are forged. */
const SEALED = `${sessionCookieName}=sealed`;

let server: Server | null = null;
/** The addresses rendered by the site of this test; an earlier site writes to its own list. */
let made: string[] = [];
/**
 * The offset of the site's clock from the machine's. Test times are far enough apart that none passes by
 * itself on a busy machine.
 */
let aheadMs = 0;

/**
 * Fakes all timers of the cache; the returned function advances them past the time for which a reader waits
 * for a newer page.
 */
function holdTimers(): () => Promise<unknown> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  return () => vi.advanceTimersByTimeAsync(1_000);
}

/** Stops the clock: for states that last only a second or two. */
function stopClock(): void {
  vi.spyOn(Date, 'now').mockReturnValue(Date.now());
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  server?.close();
  made = [];
  aheadMs = 0;
});

test('concurrent requests for a page cause one render, and the page is cached', async () => {
  const { get, asked } = await siteOf(async () => {
    await inTime(() => expect(asked()).toBe(3));
    renderContext.addTags('home');
  });
  await Promise.all([get('/'), get('/'), get('/')]);
  await get('/?utm_source=thư');
  expect(made).toEqual(['/']);
});

test('a thousand concurrent requests for an uncached page cause one render', async () => {
  const { get, asked } = await siteOf(async () => {
    await inTime(() => expect(asked()).toBe(1_000));
    renderContext.addTags('home');
  });
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => get('/')));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(made).toEqual(['/']);
});

test('a change renders again only the pages that show it', async () => {
  const { get, invalidate } = await siteOf(async (url) =>
    renderContext.addTags(url === '/' ? 'home' : 'section:1'),
  );
  await get('/');
  await get('/the-gioi');
  invalidate('changed', 'section:1');
  await get('/');
  await get('/the-gioi');
  expect(made).toEqual(['/', '/the-gioi', '/the-gioi']);
});

test('a recently read page is rendered again at a change before the next request', async () => {
  const { get, invalidate } = await siteOf(async () => renderContext.addTags('home'));
  await get('/');
  invalidate('changed', 'home');
  await inTime(() => expect(made).toHaveLength(2));
  await get('/');
  expect(made).toHaveLength(2);
});

test('changes of one commit render each page once, even if readers requested it in between', async () => {
  const { get, invalidate, words, allMadeAnew } = await siteOf(async () =>
    renderContext.addTags('home', 'beside:1'),
  );
  for (const url of ['/', '/the-gioi', '/kinh-te']) await get(url);
  made.length = 0;
  const newer = Promise.withResolvers<void>();
  words('mới', newer.promise);
  invalidate('changed', 'home');
  invalidate('changed', 'beside:1');
  await inTime(() => expect(made).toHaveLength(2));
  const read = ['/', '/the-gioi', '/kinh-te'].map((url) => get(url));
  newer.resolve();
  await Promise.all(read);
  for (const url of ['/', '/the-gioi', '/kinh-te'])
    await inTime(async () => expect(await (await get(url)).text()).toContain('mới'));
  await allMadeAnew();
  expect(made.toSorted()).toEqual(['/', '/kinh-te', '/the-gioi']);
});

test('after the clock is set back, cached pages and shared reads expire', async () => {
  let asked = 0;
  const { get, words } = await siteOf(async () => {
    await renderContext.share('settings', async () => {
      asked += 1;
    });
  });
  await get('/');
  aheadMs = -3_600_000;
  words('mới');
  expect(await (await get('/')).text()).toContain('mới');
  expect([made.length, asked]).toEqual([2, 2]);
  await get('/');
  expect(made).toHaveLength(2);
});

test('after the clock is set back, a failed page is retried soon', async () => {
  const { get, words } = await siteOf(async () => renderContext.addTags('home'));
  await get('/');
  aheadMs = 61_000;
  words('lỗi', null, 500);
  await get('/');
  aheadMs = -3_600_000;
  words('mới');
  expect(await (await get('/')).text()).toContain('mới');
});

test('a page that was not read recently is not rendered again at a change', async () => {
  const { get, invalidate, allMadeAnew } = await siteOf(async () => renderContext.addTags('home'));
  await get('/');
  aheadMs = 31_000;
  invalidate('changed', 'home');
  await allMadeAnew();
  expect(made).toEqual(['/']);
});

test('missing pages are not rendered again at a change', async () => {
  const { get, invalidate, words } = await siteOf(async () => renderContext.addTags('home'));
  await get('/');
  words('không có', null, 404);
  for (let number = 1; number <= 3; number += 1) await get(`/the-gioi/doan-${number}`);
  words('mới');
  made.length = 0;
  invalidate('changed', 'home');
  await inTime(() => expect(made).toEqual(['/']));
  await get('/');
  expect(made).toEqual(['/']);
});

test('search pages are rendered again on request, not at each change', async () => {
  const { get, invalidate, words, allMadeAnew } = await siteOf(async () => renderContext.addTags('home'));
  for (const url of ['/', '/tim-kiem?q=n%C6%B0%E1%BB%9Bc', '/tim-kiem/goi-y?q=n%C6%B0']) await get(url);
  made.length = 0;
  words('mới');
  invalidate('changed', 'home');
  await allMadeAnew();
  expect(made).toEqual(['/']);
  expect(await (await get('/tim-kiem?q=n%C6%B0%E1%BB%9Bc')).text()).toContain('mới');
});

test('changed pages are rendered again two at a time', async () => {
  const { get, invalidate, words } = await siteOf(async () => renderContext.addTags('home'));
  await get('/');
  await get('/the-gioi');
  const newer = Promise.withResolvers<void>();
  words('mới', newer.promise);
  invalidate('changed', 'home');
  await inTime(() => expect(made).toHaveLength(4));
  newer.resolve();
});

test('an uncached page is rendered before pages with a stale copy', async () => {
  const pages = ['/', '/the-gioi', '/kinh-te', '/khoa-hoc', '/van-hoa', '/the-thao'];
  const { get, invalidate, words, gather } = await siteOf(async () => renderContext.addTags('home'));
  for (const page of pages) await get(page);
  made.length = 0;
  const newer = Promise.withResolvers<void>();
  words('mới', newer.promise);
  const asked = [...pages, '/the-gioi/bai-moi-1234'];
  // Before any timer runs: a render that takes longer than its turn (50 ms) lets the next begin.
  const gathered = gather(asked, () => invalidate('changed', 'home'));
  const answers = asked.map((url) => get(url));
  await gathered;
  newer.resolve();
  await Promise.all(answers);
  // Two renders had begun before.
  expect(made.slice(0, 3)).toEqual([...pages.slice(0, 2), '/the-gioi/bai-moi-1234']);
});

test('a stale copy is served during the render of a changed page', async () => {
  const { get, invalidate, words, cache } = await siteOf(async () => renderContext.addTags('home'));
  await get('/');
  const newer = Promise.withResolvers<void>();
  words('mới', newer.promise);
  invalidate('changed', 'home');
  const answers = await Promise.all(Array.from({ length: 200 }, async () => (await get('/')).text()));
  expect(answers.every((text) => text.includes('đầu'))).toBe(true);
  expect(cache.stats().stale).toBe(200);
  expect(made).toHaveLength(2);
  newer.resolve();
  await inTime(async () => expect(await (await get('/')).text()).toContain('mới'));
  expect(made).toHaveLength(2);
});

test('after one wait the stale copy is served at once until the new page exists', async () => {
  const { get, invalidate, words, cache } = await siteOf(async () => renderContext.addTags('home'));
  await get('/');
  const newer = Promise.withResolvers<void>();
  words('mới', newer.promise);
  invalidate('changed', 'home');
  await inTime(() => expect(made).toHaveLength(2));
  aheadMs = 200;
  for (let time = 0; time < 3; time += 1) expect(await (await get('/')).text()).toContain('đầu');
  expect(cache.stats()).toMatchObject({ stale: 3, answered: new Map([['2xx', 3]]) });
  invalidate('withdrawn', 'home');
  const last = get('/');
  newer.resolve();
  expect(await (await last).text()).toContain('mới');
});

test('a fast render reaches even the first reader', async () => {
  const { get, invalidate, words } = await siteOf(async () => renderContext.addTags('home'));
  await get('/');
  words('mới');
  invalidate('changed', 'home');
  expect(await (await get('/')).text()).toContain('mới');
});

test('withdrawn content is never served, however long the render takes', async () => {
  const { get, invalidate, words } = await siteOf(async () => renderContext.addTags('home', 'article:1'));
  await get('/');
  const newer = Promise.withResolvers<void>();
  words('không còn', newer.promise);
  const passTime = holdTimers();
  invalidate('withdrawn', 'article:1');
  const asked = get('/');
  await inTime(() => expect(made).toHaveLength(2));
  await passTime();
  newer.resolve();
  expect(await (await asked).text()).toContain('không còn');
});

test('a stale copy served during a render is dropped by a withdrawal', async () => {
  const { get, invalidate, words, cache } = await siteOf(async () =>
    renderContext.addTags('home', 'article:1'),
  );
  await get('/');
  const newer = Promise.withResolvers<void>();
  words('không còn', newer.promise);
  invalidate('changed', 'home');
  expect(await (await get('/')).text()).toContain('đầu');
  const passTime = holdTimers();
  invalidate('withdrawn', 'article:1');
  const { misses } = cache.stats();
  const asked = get('/');
  await inTime(() => expect(cache.stats().misses).toBe(misses + 1));
  await passTime();
  newer.resolve();
  expect(await (await asked).text()).toContain('không còn');
});

test('a request that waits during a withdrawal gets the page without the withdrawn content', async () => {
  const begun = Promise.withResolvers<void>();
  const withdrawn = Promise.withResolvers<void>();
  const { get, invalidate } = await siteOf(async () => {
    renderContext.addTags('home');
    begun.resolve();
    await withdrawn.promise;
  });
  const slow = get('/');
  await begun.promise;
  invalidate('withdrawn', 'home');
  withdrawn.resolve();
  await slow;
  expect(made).toHaveLength(2);
  await get('/');
  expect(made).toHaveLength(2);
});

test('a page that changes during each render is served after three renders', async () => {
  const { get, invalidate } = await siteOf(async () => {
    renderContext.addTags('home');
    // A render is registered from the next turn of the event loop.
    await nextTurn();
    invalidate('changed', 'home');
  });
  expect((await get('/')).status).toBe(200);
  expect(made).toHaveLength(3);
});

test('a page with a withdrawal during each render is not cached', async () => {
  let isWithdrawn = true;
  const { get, invalidate, cache } = await siteOf(async () => {
    renderContext.addTags('home');
    await nextTurn();
    if (isWithdrawn) invalidate('withdrawn', 'home');
  });
  await get('/');
  expect(cache.stats().entries).toBe(0);
  isWithdrawn = false;
  const { length } = made;
  await get('/');
  expect(made).toHaveLength(length + 1);
  expect(cache.stats().entries).toBe(1);
});

test('a cached 404 ends with a change, and a stale 404 is never served', async () => {
  const { get, invalidate, words } = await siteOf(async () => renderContext.addTags('home'));
  words('chưa có', null, 404);
  expect((await get('/the-gioi/bai-1')).status).toBe(404);
  const newer = Promise.withResolvers<void>();
  words('có rồi', newer.promise);
  const passTime = holdTimers();
  invalidate('changed', 'home');
  const asked = get('/the-gioi/bai-1');
  await inTime(() => expect(made).toHaveLength(2));
  await passTime();
  newer.resolve();
  expect((await asked).status).toBe(200);
});

test('a page ends at its expiry, and no stale copy is served afterwards', async () => {
  const { get, words } = await siteOf(async () => {
    renderContext.addTags('home');
    renderContext.endsAt(new Date(Date.now() + 50_000));
  });
  await get('/');
  await get('/');
  expect(made).toHaveLength(1);
  aheadMs = 50_001;
  words('hỏng', null, 500);
  expect((await get('/')).status).toBe(500);
});

test('at a scheduled publication many cached pages are served stale, and the new story is rendered at once', async () => {
  const { get, words, cache } = await siteOf(
    async () => {
      renderContext.addTags('home');
      if (aheadMs === 0) renderContext.changesAt(new Date(Date.now() + 60_000));
    },
    {},
    10_000_000,
  );
  const urls = Array.from({ length: 130 }, (_, index) => `/the-gioi/bai-${index + 1}`);
  for (const url of urls) await get(url);
  words('chưa có', null, 404);
  await get('/the-gioi/hen-gio-999');
  aheadMs = 60_001;
  const newer = Promise.withResolvers<void>();
  words('mới', newer.promise);
  const answers = await Promise.all(urls.map((url) => get(url)));
  expect(answers.map(({ status }) => status)).toEqual(urls.map(() => 200));
  expect(cache.stats().stale).toBe(130);
  const { misses } = cache.stats();
  const justOut = get('/the-gioi/hen-gio-999');
  await inTime(() => expect(cache.stats().misses).toBe(misses + 1));
  newer.resolve();
  expect(await (await justOut).text()).toContain('mới');
  for (const url of urls) await inTime(async () => expect(await (await get(url)).text()).toContain('mới'));
});

test('a change of many pages does not reject a request for an uncached page', async () => {
  const { get, invalidate, words, cache } = await siteOf(
    async () => renderContext.addTags('section:1'),
    {},
    10_000_000,
  );
  const urls = Array.from({ length: 130 }, (_, index) => `/the-gioi/bai-${index + 1}`);
  for (const url of urls) await get(url);
  const newer = Promise.withResolvers<void>();
  words('mới', newer.promise);
  invalidate('changed', 'section:1');
  await Promise.all(urls.map((url) => get(url)));
  const { misses } = cache.stats();
  const unread = get('/the-gioi/bai-1000');
  await inTime(() => expect(cache.stats().misses).toBe(misses + 1));
  newer.resolve();
  expect((await unread).status).toBe(200);
});

test('content leaves at its expiry also after an earlier change', async () => {
  const { get, words } = await siteOf(async () => {
    renderContext.addTags('home');
    renderContext.changesAt(new Date(Date.now() + 10_000));
    renderContext.endsAt(new Date(Date.now() + 50_000));
  });
  await get('/');
  words('hỏng', null, 500);
  aheadMs = 10_001;
  expect(await (await get('/')).text()).toContain('đầu');
  aheadMs = 50_001;
  expect((await get('/')).status).toBe(500);
});

const story = { id: '1', number: 1_064 };

test('at an expiry only pages that may show the story are dropped', async () => {
  const expiry = Date.now() + 30_000;
  const { get, words, cache } = await siteOf(
    async (url) => {
      renderContext.endsWith(
        expiriesOf([{ ...story, expiresAt: new Date(expiry), tags: ['home', 'article:1'] }], {
          ...{ until: new Date(expiry + 600_000), most: 100 },
        }),
      );
      renderContext.addTags(url === '/' ? 'home' : 'section:1');
    },
    {},
    10_000_000,
  );
  const others = Array.from({ length: 130 }, (_, index) => `/the-gioi/bai-${index + 1}`);
  for (const url of ['/', ...others]) await get(url);
  aheadMs = 30_001;
  const newer = Promise.withResolvers<void>();
  words('mới', newer.promise);
  const answers = await Promise.all(others.map(async (url) => (await get(url)).text()));
  for (const text of answers) expect(text).toContain('đầu');
  expect(cache.stats()).toMatchObject({ refused: 0, stale: 0, renders: 131 });
  const home = get('/');
  newer.resolve();
  expect(await (await home).text()).toContain('mới');
});

test('a request that waits during an expiry gets the page without the expired content', async () => {
  const slow = Promise.withResolvers<void>();
  const { get, words } = await siteOf(async () => {
    renderContext.addTags('home');
    if (aheadMs === 0) renderContext.endsAt(new Date(Date.now() + 30_000));
  });
  words('bài có đây', slow.promise);
  const asked = get('/');
  await inTime(() => expect(made).toHaveLength(1));
  aheadMs = 30_001;
  words('bài đã hết hạn');
  slow.resolve();
  expect(await (await asked).text()).toContain('bài đã hết hạn');
});

test.each<[string, (site: { invalidate: (kind: 'changed', tag: string) => void; cache: PageCache }) => void]>(
  [
    ['changed during each render', ({ invalidate }) => invalidate('changed', 'section:1')],
    ['may have missed a change', ({ cache }) => cache.setSubscribed(false)],
  ],
)('a page that %s ends at the expiry of a linked story, with any tags', async (_, meanwhile) => {
  const expiry = Date.now() + 50_000;
  let happens = () => {};
  const site = await siteOf(async () => {
    renderContext.addTags('section:1');
    renderContext.endsWith(
      expiriesOf([{ ...story, expiresAt: new Date(expiry), tags: ['article:1'] }], {
        ...{ until: new Date(expiry + 600_000), most: 100 },
      }),
    );
    if (aheadMs === 0 && made.length <= 3) happens();
  });
  happens = () => meanwhile(site);
  site.words('đầu, /the-gioi/het-han-1064');
  await site.get('/the-gioi');
  site.words('hỏng', null, 500);
  aheadMs = 20_000;
  expect(await (await site.get('/the-gioi')).text()).toContain('đầu');
  aheadMs = 50_001;
  expect((await site.get('/the-gioi')).status).toBe(500);
});

test('a render across a scheduled change is served until the next one, and a render across an expiry never', async () => {
  const late = Promise.withResolvers<void>();
  const { get, words } = await siteOf(async (url) => {
    renderContext.addTags('home');
    if (url === '/') renderContext.changesAt(new Date(Date.now() - 1));
    else renderContext.endsAt(new Date(Date.now() - 1));
  });
  for (const url of ['/', '/the-gioi']) await get(url);
  words('mới', late.promise);
  expect(await (await get('/')).text()).toContain('đầu');
  const ended = get('/the-gioi');
  late.resolve();
  expect(await (await ended).text()).toContain('mới');
});

describe('a page whose render fails', () => {
  test('is served from its last good copy for five minutes', async () => {
    stopClock();
    const { get, words, cache } = await siteOf(async () => renderContext.addTags('home'));
    await get('/');
    words('hỏng', null, 500);
    aheadMs = 61_000;
    expect(await (await get('/')).text()).toContain('đầu');
    // The render is not repeated for each reader.
    await Promise.all([get('/'), get('/'), get('/')]);
    expect(made).toHaveLength(2);
    aheadMs = 60_000 + 299_000;
    expect(await (await get('/')).text()).toContain('đầu');
    expect(cache.stats().stale).toBe(5);
    aheadMs = 60_000 + 301_000;
    expect((await get('/')).status).toBe(500);
  });

  test('without a database is served past the expiry of stories that it does not show', async () => {
    const expiry = Date.now() + 8_000;
    let isGone = false;
    const site = await siteOf(async () => {
      if (isGone) throw new Error('no database');
      const expiring = { ...story, expiresAt: new Date(expiry), tags: ['home', 'feeds', 'search'] };
      renderContext.endsWith(expiriesOf([expiring], { until: new Date(expiry + 600_000), most: 100 }));
      // The next version of the story is scheduled, too.
      renderContext.changesAt(new Date(expiry - 1_000));
      renderContext.addTags('home', 'feeds', 'search');
    });
    const without = ['/', '/rss.xml', '/sitemap.xml', '/tim-kiem?q=lúa'];
    for (const url of without) await site.get(url);
    site.words('đầu, /the-gioi/het-han-1064');
    await site.get('/the-gioi');
    isGone = true;
    aheadMs = 8_001;
    for (const url of without) expect((await site.get(url)).status, url).toBe(200);
    expect((await site.get('/the-gioi')).status).toBe(500);
    aheadMs = 300_000;
    for (const url of without) expect((await site.get(url)).status, url).toBe(200);
  });

  test('without a database is served from its last good copy', async () => {
    let isGone = false;
    const { get, cache } = await siteOf(async () => {
      renderContext.addTags('home');
      if (isGone) throw new Error('no database');
    });
    await get('/');
    isGone = true;
    cache.setSubscribed(false);
    expect((await get('/')).status).toBe(200);
    isGone = false;
    cache.setSubscribed(true);
    aheadMs = 1_500;
    await get('/');
    expect(made).toHaveLength(3);
  });

  test('is not cached as a failure', async () => {
    const { get, words } = await siteOf(async () => renderContext.addTags('home'));
    words('hỏng', null, 500);
    const failed = await get('/');
    expect([failed.status, failed.headers.get('cache-control')]).toEqual([500, 'no-store']);
    words('lành');
    expect((await get('/')).status).toBe(200);
  });
});

test('without a subscription to changes, a page is rendered again after a second before it is served', async () => {
  const { get, words, cache } = await siteOf(async () => renderContext.addTags('home'));
  await get('/');
  cache.setSubscribed(false);
  const newer = Promise.withResolvers<void>();
  words('mới', newer.promise);
  const passTime = holdTimers();
  const asked = get('/');
  await inTime(() => expect(made).toHaveLength(2));
  await passTime();
  newer.resolve();
  expect(await (await asked).text()).toContain('mới');
  aheadMs = 1_001;
  await get('/');
  expect(made).toHaveLength(3);
});

test('a page rendered without a subscription is not trusted after the subscription returns', async () => {
  const { get, cache } = await siteOf(async () => renderContext.addTags('home'));
  cache.setSubscribed(false);
  await get('/');
  cache.setSubscribed(true);
  await get('/');
  expect(made).toHaveLength(2);
});

test.each<Record<string, string>>([{ rsc: '1' }, { 'next-router-state-tree': '[]' }, { 'next-action': 'x' }])(
  'a header of the framework does not bypass the cache: %j',
  async (headers) => {
    const { get } = await siteOf(async () => renderContext.addTags('home'));
    expect((await get('/', headers)).status).toBe(200);
    expect((await get('/', headers)).status).toBe(200);
    expect(made).toEqual(['/']);
  },
);

test.each([[`a=1; ${SEALED}`], [SEALED]])(
  'a signed-in person gets a fresh private page: %s',
  async (cookie) => {
    const { get, words, cache } = await siteOf(async () => renderContext.addTags('home'));
    words('trước');
    await get('/', { cookie });
    expect(cache.stats()).toMatchObject({ entries: 0, renders: 0 });
    await get('/');
    words('sau');
    const own = await get('/', { cookie });
    expect(await own.text()).toMatch(/^<p>sau [^<]+<\/p>$/);
    expect(own.headers.get('cache-control')).toBe('private, no-store');
    expect(await (await get('/')).text()).toContain('trước');
    expect(made).toHaveLength(3);
  },
);

test.each([[`${sessionCookieName}=made-up`], ['__prerender_bypass=x']])(
  'a request with an invalid cookie is served like any reader: %s',
  async (cookie) => {
    const { get } = await siteOf(async () => renderContext.addTags('home'));
    const first = await get('/', { cookie });
    expect(first.headers.get('cache-control')).toContain('public');
    expect((await get('/')).headers.get('etag')).toBe(first.headers.get('etag'));
    expect((await get('/', { cookie })).headers.get('etag')).toBe(first.headers.get('etag'));
    expect(made).toEqual(['/']);
  },
);

test('redirects keep the query, and drop parameters that the target does not read', async () => {
  const { get, words } = await siteOf(async () => renderContext.addTags('article:1'), {
    location: '/the-gioi/bai-1',
  });
  words('', null, 301);
  const leads = async (url: string) => (await get(url)).headers.get('location');
  expect(await leads('/the-gioi/cu-1?utm_source=a')).toBe('/the-gioi/bai-1?utm_source=a');
  expect(await leads('/the-gioi/bai-1?cursor=0197f3a2-1111-7111-8111-111111111111')).toBe('/the-gioi/bai-1');
});

test('a shared read runs once for all pages, and again after its invalidation', async () => {
  let reads = 0;
  const { get, invalidate } = await siteOf(async () => {
    await renderContext.share('sections', async () => {
      reads += 1;
    });
  });
  for (const url of ['/', '/the-gioi', '/kinh-te']) await get(url);
  expect(reads).toBe(1);
  invalidate('changed', 'sections');
  await inTime(() => expect(made).toHaveLength(6));
  expect(reads).toBe(2);
});

test('a page rendered from a read before its invalidation is rendered again', async () => {
  const late = Promise.withResolvers<void>();
  let reads = 0;
  const { get, invalidate } = await siteOf(async () => {
    await renderContext.share('sections', async () => {
      reads += 1;
      if (reads === 1) await late.promise;
    });
  });
  const both = Promise.all([get('/'), get('/the-gioi')]);
  await inTime(() => expect(made).toHaveLength(2));
  expect(reads).toBe(1);
  invalidate('changed', 'sections');
  late.resolve();
  await both;
  expect(made.toSorted()).toEqual(['/', '/', '/the-gioi', '/the-gioi']);
  expect(reads).toBe(2);
});

test('without a subscription, and for signed-in people, reads are not shared', async () => {
  let reads = 0;
  const { get, cache } = await siteOf(async () => {
    await renderContext.share('sections', async () => {
      reads += 1;
    });
  });
  await get('/');
  for (const url of ['/', '/the-gioi']) await get(url, { cookie: SEALED });
  expect(reads).toBe(3);
  cache.setSubscribed(false);
  for (const url of ['/kinh-te', '/van-hoa']) await get(url);
  expect(reads).toBe(5);
  cache.setSubscribed(true);
  for (const url of ['/giao-duc', '/the-thao']) await get(url);
  expect(reads).toBe(6);
});

test('background work waits until no page is rendered, up to a limit', async () => {
  const { get, words, cache } = await siteOf(async () => renderContext.addTags('home'));
  await cache.waitUntilIdle(10_000);
  const ready = Promise.withResolvers<void>();
  words('đầu', ready.promise);
  const asked = get('/');
  await inTime(() => expect(made).toHaveLength(1));
  await cache.waitUntilIdle(1);
  let isFree = false;
  const free = cache.waitUntilIdle(600_000).then(() => {
    isFree = true;
  });
  // A wait with a short limit ends, and the other one continues.
  await cache.waitUntilIdle(1);
  expect(isFree).toBe(false);
  ready.resolve();
  await Promise.all([asked, free]);
});

test('other cookies, languages and hosts get the same page', async () => {
  const { get } = await siteOf(async () => renderContext.addTags('home'));
  await get('/');
  await get('/', { cookie: 'theme=dark; my-toasoan.session-count=3', 'accept-language': 'en' });
  await get('/', {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'gopher',
    forwarded: 'host=evil',
  });
  expect(made).toEqual(['/']);
});

describe('a response', () => {
  test('is brotli, gzip or plain as the client accepts', async () => {
    const { get } = await siteOf(async () => renderContext.addTags('home'));
    const encodings = ['gzip, br', 'gzip', 'br;q=0, gzip;q=0.5', 'identity', ''];
    const got = [];
    for (const accepted of encodings) {
      const answer = await get('/', { 'accept-encoding': accepted });
      expect(answer.headers.get('vary')).toContain('Accept-Encoding');
      expect(await answer.text()).toContain('đầu');
      got.push(answer.headers.get('content-encoding'));
    }
    expect(got).toEqual(['br', 'gzip', 'gzip', null, null]);
  });

  test('is compressed on first demand, and then for all clients', async () => {
    const { get, cache } = await siteOf(async () => renderContext.addTags('home'));
    const bytesAfter = async (accepted: string) => {
      await Promise.all(Array.from({ length: 20 }, () => get('/', { 'accept-encoding': accepted })));
      return cache.stats().bytes;
    };
    const plain = await bytesAfter('identity');
    const zipped = await bytesAfter('gzip');
    const brotlied = await bytesAfter('br');
    expect(zipped).toBeGreaterThan(plain);
    expect(brotlied).toBeGreaterThan(zipped);
    expect([await bytesAfter('identity'), await bytesAfter('gzip, br')]).toEqual([brotlied, brotlied]);
    expect(made).toEqual(['/']);
  });

  test('that was withdrawn during compression is not sent', async () => {
    const { get, invalidate, words, cache } = await siteOf(
      async () => renderContext.addTags('home'),
      {},
      100_000_000,
    );
    // Large enough for a long compression.
    words(`đầu ${Array.from({ length: 900_000 }, (_, index) => (index * 7_919) % 99_991).join(' ')}`);
    const asked = get('/', { 'accept-encoding': 'br' });
    while (cache.stats().entries === 0) await new Promise(setImmediate);
    words('mới');
    invalidate('withdrawn', 'home');
    expect(await (await asked).text()).toContain('mới');
    expect(made).toEqual(['/', '/']);
  });

  test('is 304 for a client with the current ETag', async () => {
    const { get } = await siteOf(async () => renderContext.addTags('home'));
    const etag = (await get('/')).headers.get('etag') ?? '';
    const statusOf = async (headers: Record<string, string>) => (await get('/', headers)).status;
    expect(await statusOf({ 'if-none-match': etag })).toBe(304);
    expect(await statusOf({ 'if-none-match': `"x", ${etag.slice(2)}` })).toBe(304);
    expect(await statusOf({ 'if-none-match': '"x"' })).toBe(200);
  });

  test('has the headers of every response, also with 304', async () => {
    const { get } = await siteOf(async () => renderContext.addTags('home'));
    const answer = await get('/');
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'self'");
    const again = await get('/', { 'if-none-match': answer.headers.get('etag') ?? '' });
    expect(again.headers.get('content-security-policy')).toBe("default-src 'self'");
  });

  test('is complete for a range request, and has no body for HEAD', async () => {
    const { get } = await siteOf(async () => renderContext.addTags('home'));
    const part = await get('/', { range: 'bytes=0-9' });
    expect([part.status, part.headers.get('content-range')]).toEqual([200, null]);
    const whole = (await part.arrayBuffer()).byteLength;
    const head = await get('/', { 'accept-encoding': 'identity' }, 'HEAD');
    expect(await head.text()).toBe('');
    expect(Number(head.headers.get('content-length'))).toBe(whole);
  });
});

test('a page rendered again with the same content keeps its ETag and its compressed bodies', async () => {
  const { get, invalidate, cache } = await siteOf(async () => renderContext.addTags('home'));
  const first = await get('/');
  const bytes = cache.stats().bytes;
  invalidate('changed', 'home');
  await inTime(() => expect(made).toHaveLength(2));
  expect((await get('/')).headers.get('etag')).toBe(first.headers.get('etag'));
  expect(cache.stats().bytes).toBe(bytes);
});

test('a flood of searches is limited, and other pages are served', async () => {
  const over = Promise.withResolvers<void>();
  const { get, invalidate, cache } = await siteOf(async (url) => {
    renderContext.addTags('search');
    if (url.includes('q=w')) await over.promise;
  });
  await get('/tim-kiem?q=mua');
  const flood = Array.from({ length: 40 }, (_, index) => get(`/tim-kiem?q=w${index}`));
  await inTime(() => expect(cache.stats().refused).toBe(28));
  expect((await get('/')).status).toBe(200);
  invalidate('changed', 'search');
  expect((await get('/tim-kiem?q=mua')).status).toBe(200);
  over.resolve();
  const statuses = (await Promise.all(flood)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(12);
  expect(statuses.filter((status) => status === 500)).toHaveLength(28);
  expect((await get('/tim-kiem?q=w39')).status).toBe(200);
});

test('one network gets a third of the places for searches', async () => {
  const over = Promise.withResolvers<void>();
  const { get, cache } = await siteOf(async (url) => {
    renderContext.addTags('search');
    if (url.includes('q=w')) await over.promise;
  });
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const flood = Array.from({ length: 40 }, (_, index) => get(`/tim-kiem?q=w${index}`, from('203.0.113.7')));
  await inTime(() => expect(cache.stats().refused).toBe(36));
  const other = get('/tim-kiem?q=mua', from('203.0.113.8'));
  over.resolve();
  expect((await other).status).toBe(200);
  expect((await Promise.all(flood)).filter(({ status }) => status === 200)).toHaveLength(4);
});

test('a flood of unknown addresses is limited, and evicts no page', async () => {
  const over = Promise.withResolvers<void>();
  const { get, words, cache } = await siteOf(async (url) => {
    renderContext.addTags('home');
    if (url.includes('.php')) await over.promise;
  });
  for (let number = 1; number <= 50; number += 1) await get(`/the-gioi/bai-${number}`);
  words('không có', null, 404);
  const flood = Array.from({ length: 40 }, (_, index) => get(`/wp-${index}.php`));
  await inTime(() => expect(cache.stats().refused).toBe(28));
  expect((await get('/the-gioi/bai-1')).status).toBe(200);
  over.resolve();
  const statuses = (await Promise.all(flood)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 404)).toHaveLength(12);
  for (let number = 1; number <= 300; number += 1) await get(`/the-gioi/khong-co-so-a${number}-0`);
  expect(cache.stats().entries).toBeLessThan(50 + 20);
  made.length = 0;
  for (let number = 1; number <= 50; number += 1)
    expect((await get(`/the-gioi/bai-${number}`)).status).toBe(200);
  expect(made).toEqual([]);
});

test('another spelling of a page is sent without caching, and a 404 is cached briefly', async () => {
  stopClock();
  const { get, words, cache } = await siteOf(async () => renderContext.addTags('home'));
  expect((await get('/the%2Dgioi')).status).toBe(200);
  expect(cache.stats().entries).toBe(0);
  words('không có', null, 404);
  for (const url of ['/a/b/c', '/a/b/c?x=1']) expect((await get(url)).status).toBe(404);
  expect(made).toEqual(['/the%2Dgioi', '/a/b/c']);
  words('có rồi');
  aheadMs = 2_001;
  expect((await get('/a/b/c')).status).toBe(200);
});

test('a flood of uncached pages is limited, and signed-in people are still served', async () => {
  const over = Promise.withResolvers<void>();
  const { get, cache } = await siteOf(async (url) => {
    renderContext.addTags('home');
    if (url.includes('cham')) await over.promise;
  });
  expect((await get('/')).status).toBe(200);
  const flood = Array.from({ length: 130 }, (_, index) => get(`/the-gioi/cham-${index}`));
  await inTime(() => expect(cache.stats().refused).toBe(30));
  expect((await get('/')).status).toBe(200);
  expect((await get('/kinh-te', { cookie: SEALED })).status).toBe(200);
  expect((await get('/kinh-te')).status).toBe(500);
  over.resolve();
  const statuses = (await Promise.all(flood)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(100);
  expect((await get('/kinh-te')).status).toBe(200);
});

test('150 pages that expire at once are all rendered in turn', async () => {
  const site = await expiringSite(150);
  site.passExpiry();
  const answers = site.pages.map((url) => site.get(url));
  await inTime(() => expect(site.cache.stats().misses).toBe(300));
  site.begins();
  for (const answer of await Promise.all(answers)) {
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('không còn bài hết hạn');
  }
  expect(site.cache.stats().refused).toBe(0);
});

test('while expired pages are queued, an uncached page is rendered', async () => {
  const site = await expiringSite(150);
  site.passExpiry();
  const answers = site.pages.map((url) => site.get(url));
  await inTime(() => expect(site.cache.stats().misses).toBe(300));
  const newest = site.get('/the-gioi/vua-ra-7777');
  await inTime(() => expect(site.cache.stats().misses).toBe(301));
  site.begins();
  expect((await newest).status).toBe(200);
  await Promise.all(answers);
});

test('unknown addresses get no queue place, and expired pages go before them', async () => {
  const site = await expiringSite(150);
  site.passExpiry();
  const flood = Array.from({ length: 300 }, (_, index) => site.get(`/the-gioi/bia-dat-${index + 90_000}`));
  await inTime(() => expect(site.cache.stats().refused).toBe(200));
  const answers = site.pages.map((url) => site.get(url));
  await inTime(() => expect(site.cache.stats().misses).toBe(600));
  expect((await site.get('/the-gioi/bia-dat-1')).status).toBe(500);
  site.begins();
  expect((await Promise.all(answers)).every(({ status }) => status === 200)).toBe(true);
  const statuses = (await Promise.all(flood)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(100);
  expect(site.cache.stats().refused).toBe(201);
});

test('the queue of expired pages has a maximum length', async () => {
  const site = await expiringSite(400);
  site.passExpiry();
  const answers = site.pages.map((url) => site.get(url));
  await inTime(() => expect(site.cache.stats().refused).toBe(50));
  site.begins();
  const statuses = (await Promise.all(answers)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(350);
});

test('withdrawn pages are queued as well, and rendered without the withdrawn content', async () => {
  const site = await expiringSite(150);
  site.words('không còn bài đã gỡ', site.ready);
  site.invalidate('withdrawn', 'article:1');
  const answers = site.pages.map((url) => site.get(url));
  await inTime(() => expect(site.cache.stats().misses).toBe(300));
  site.begins();
  for (const answer of await Promise.all(answers))
    expect(await answer.text()).toContain('không còn bài đã gỡ');
});

test('private renders are limited, and a forged session gets none', async () => {
  const over = Promise.withResolvers<void>();
  const { get, cache } = await siteOf(async (url) => {
    renderContext.addTags('home');
    if (url.includes('cham')) await over.promise;
  });
  const ask = (cookie: string) =>
    Array.from({ length: 50 }, (_, index) => get(`/the-gioi/cham-${index}`, { cookie }));
  const own = ask(SEALED);
  await inTime(() => expect(cache.stats().refused).toBe(10));
  const readers = ask(`${sessionCookieName}=made-up`);
  await inTime(() => expect(cache.stats().misses).toBe(50));
  expect(cache.stats().refused).toBe(10);
  over.resolve();
  const okay = async (answers: Promise<Response>[]) =>
    (await Promise.all(answers)).filter(({ status }) => status === 200).length;
  expect([await okay(own), await okay(readers)]).toEqual([40, 50]);
});

test('memory stays within its limit, and pages in use stay cached', async () => {
  const { get, cache } = await siteOf(async () => renderContext.addTags('home'), {}, 200_000);
  for (let number = 1; number <= 300; number += 1) {
    await get(`/the-gioi/bai-${number}`);
    await get('/');
  }
  const { bytes, maxBytes, entries } = cache.stats();
  expect(bytes).toBeLessThanOrEqual(maxBytes);
  expect(entries).toBeGreaterThan(10);
  expect(made.filter((url) => url === '/')).toHaveLength(1);
});

test('under load, pages that change and are withdrawn cause no error and show nothing withdrawn', async () => {
  let isPublic = true;
  let rounds = 0;
  const { get, invalidate, words } = await siteOf(async () => {
    renderContext.addTags('home', 'article:1');
    await nextTurn();
  });
  const wordsNow = () => words(isPublic ? 'bài có đây' : 'bài đã rút');
  wordsNow();
  const faults: string[] = [];
  let isOver = false;
  const readers = Array.from({ length: 50 }, async () => {
    while (!isOver) {
      const before = rounds;
      const answer = await get('/');
      const text = await answer.text();
      if (answer.status !== 200) faults.push(`answered ${answer.status}`);
      if (before === rounds && !isPublic && text.includes('bài có đây'))
        faults.push('showed withdrawn content');
    }
  });
  while (rounds < 30) {
    rounds += 1;
    isPublic = !isPublic;
    wordsNow();
    invalidate(isPublic ? 'changed' : 'withdrawn', 'article:1');
    await get('/');
  }
  isOver = true;
  await Promise.all(readers);
  expect(faults).toEqual([]);
});

test('while a desk request runs, an uncached page is rendered and a revalidation waits', async () => {
  const desk = Promise.withResolvers<void>();
  const idleGate = { waitUntilIdle: () => desk.promise };
  const { get, invalidate } = await siteOf(
    async () => renderContext.addTags('home'),
    {},
    1_000_000,
    idleGate,
  );
  await get('/');
  invalidate('changed', 'home');
  await get('/the-gioi');
  expect(made).toEqual(['/', '/the-gioi']);
  desk.resolve();
  await inTime(() => expect(made).toEqual(['/', '/the-gioi', '/']));
});

test('a desk request that never ends does not delay revalidation for ever', async () => {
  const idleGate = createIdleGate();
  const { get, invalidate } = await siteOf(
    async () => renderContext.addTags('home'),
    {},
    1_000_000,
    idleGate,
  );
  await get('/');
  void idleGate.track(() => new Promise(() => {}));
  invalidate('changed', 'home');
  await inTime(() => expect(made).toEqual(['/', '/']));
});

/** A page that no test requests. */
const LAST = '/last';

async function siteOf(
  show: (url: string) => Promise<void>,
  headers: Record<string, string> = {},
  maxBytes = 1_000_000,
  idleGate: Pick<IdleGate, 'waitUntilIdle'> = createIdleGate(),
) {
  let lastMade = 0;
  let requests = 0;
  let page = { words: 'đầu', ready: null as Promise<void> | null, status: 200 };
  const madeHere = made;
  const now = () => Date.now() + aheadMs;
  const renderer = createPageRenderer({
    now,
    async render(url) {
      if (url === LAST) {
        renderContext.addTags('last');
        lastMade += 1;
        return { status: 200, headers: {}, body: Buffer.from('last') };
      }
      madeHere.push(url);
      const { words, ready, status } = page;
      await show(url);
      await ready;
      return {
        status,
        headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
        body: Buffer.from(`<p>${words} ${filler()}</p>`),
      };
    },
  });
  const own = createPageCache({
    ...{ renderer, now, maxBytes },
    common: { 'content-security-policy': "default-src 'self'" },
    isSignedIn: async ({ cookie = '' }) => cookie.includes(SEALED),
    networkOf: networkOfClient,
    idleGate,
    // No queue timeout on a slow machine.
    evictedQueue: { maxWaiting: 300, timeoutMs: 50_000 },
    log: createLogger('silent'),
  });
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    requests += 1;
    if (own.serveCached(request, response)) return;
    own.serve(request, response).then(
      (served) => served || response.writeHead(501).end(),
      () => response.writeHead(500).end(),
    );
  };
  let takeIn = answer;
  const listening = createServer((request, response) => takeIn(request, response));
  server = listening;
  listening.listen(0);
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return {
    cache: own,
    invalidate: (kind: 'changed' | 'withdrawn', ...tags: string[]) => own.invalidate({ kind, tags }),
    /** The number of requests. */
    asked: () => requests,
    /** Waits until a page that changes now is rendered, with everything queued before it. */
    async allMadeAnew() {
      await fetch(`http://localhost:${port}${LAST}`);
      const before = lastMade;
      own.invalidate({ kind: 'changed', tags: ['last'] });
      await inTime(() => expect(lastMade).toBe(before + 1));
      await fetch(`http://localhost:${port}${LAST}`);
    },
    /** Sets the content of pages from now on, available after `ready`. */
    words(words: string, ready: Promise<void> | null = null, status = 200) {
      page = { words, ready, status };
    },
    /**
     * Collects these requests, runs `happens`, and answers them in order without a timer in between. The last
     * one waits for the immediate effects of the others.
     */
    gather(urls: readonly string[], happens: () => void): Promise<void> {
      const waiting = new Map<string | undefined, () => void>();
      return new Promise((resolve) => {
        takeIn = (request, response) => {
          waiting.set(request.url, () => answer(request, response));
          if (waiting.size < urls.length) return;
          takeIn = answer;
          happens();
          for (const url of urls.slice(0, -1)) waiting.get(url)?.();
          queueMicrotask(() =>
            process.nextTick(() => {
              waiting.get(urls.at(-1))?.();
              resolve();
            }),
          );
        };
      });
    },
    get: (url: string, input: Record<string, string> = {}, method = 'GET') =>
      fetch(`http://localhost:${port}${url}`, { method, headers: input, redirect: 'manual' }),
  };
}

/**
 * A site whose cached pages all show a story that expires in half a minute. Later renders wait for `begins`.
 */
async function expiringSite(count: number) {
  const expiry = Date.now() + 30_000;
  const site = await siteOf(
    async () => {
      renderContext.addTags('article:1');
      if (aheadMs === 0) renderContext.endsAt(new Date(expiry));
    },
    {},
    50_000_000,
  );
  const pages = Array.from({ length: count }, (_, index) => `/the-gioi/bai-${index + 1}`);
  for (const url of pages) await site.get(url);
  const { promise: ready, resolve: begins } = Promise.withResolvers<void>();
  return {
    ...{ ...site, pages, ready, begins },
    passExpiry() {
      aheadMs = 30_001;
      site.words('không còn bài hết hạn', ready);
    },
  };
}

/** Text that compresses partly. */
function filler(): string {
  return Array.from({ length: 900 }, (_, index) => `tin ${(index * 7_919) % 613}`).join(' ');
}
