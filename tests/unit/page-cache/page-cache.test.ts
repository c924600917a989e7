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

/** A session of this site; all others are made up. */
const SEALED = `${sessionCookieName}=sealed`;

let server: Server | null = null;
let cache: PageCache | null = null;
/** What the site of this test has made; what an earlier one is still at is written to a list of its own. */
let made: string[] = [];
/**
 * What the clock of the site is ahead of the machine's, which goes on: moments lie far enough apart that none comes by itself on a
 * busy machine.
 */
let aheadMs = 0;

/**
 * Holds all timers of the cache; what is returned has so much time pass at once as nobody waits for a newer page while there is an
 * older one.
 */
function holdTimers(): () => Promise<unknown> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  return () => vi.advanceTimersByTimeAsync(1_000);
}

/** From now on it goes no further by itself: for what holds for a second or two only. */
function stopClock(): void {
  vi.spyOn(Date, 'now').mockReturnValue(Date.now());
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  server?.close();
  cache?.stop();
  made = [];
  aheadMs = 0;
});

test('a page is made once for all who ask at the same time, and kept', async () => {
  const { get, asked } = await siteOf(async () => {
    await inTime(() => expect(asked()).toBe(3));
    renderContext.addTags('home');
  });
  await Promise.all([get('/'), get('/'), get('/')]);
  await get('/?utm_source=thư');
  expect(made).toEqual(['/']);
});

test('a thousand who ask at the same time for a page that is not there cause one making of it', async () => {
  const { get, asked } = await siteOf(async () => {
    await inTime(() => expect(asked()).toBe(1_000));
    renderContext.addTags('home');
  });
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => get('/')));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(made).toEqual(['/']);
});

test('a change makes the pages anew that show it and no other', async () => {
  const { get, hear } = await siteOf(async (url) =>
    renderContext.addTags(url === '/' ? 'home' : 'section:1'),
  );
  await get('/');
  await get('/the-gioi');
  hear('changed', 'section:1');
  await get('/');
  await get('/the-gioi');
  expect(made).toEqual(['/', '/the-gioi', '/the-gioi']);
});

test('a page that is being read is made anew at a change before anybody asks', async () => {
  const { get, hear } = await siteOf(async () => renderContext.addTags('home'));
  await get('/');
  hear('changed', 'home');
  await inTime(() => expect(made).toHaveLength(2));
  await get('/');
  expect(made).toHaveLength(2);
});

test('a page is made anew once for all that one commit tells of, and not again where a reader had it made meanwhile', async () => {
  const { get, hear, words, allMadeAnew } = await siteOf(async () =>
    renderContext.addTags('home', 'beside:1'),
  );
  for (const url of ['/', '/the-gioi', '/kinh-te']) await get(url);
  made.length = 0;
  const newer = Promise.withResolvers<void>();
  words('mới', newer.promise);
  hear('changed', 'home');
  hear('changed', 'beside:1');
  await inTime(() => expect(made).toHaveLength(2));
  const read = ['/', '/the-gioi', '/kinh-te'].map((url) => get(url));
  newer.resolve();
  await Promise.all(read);
  for (const url of ['/', '/the-gioi', '/kinh-te'])
    await inTime(async () => expect(await (await get(url)).text()).toContain('mới'));
  await allMadeAnew();
  expect(made.toSorted()).toEqual(['/', '/kinh-te', '/the-gioi']);
});

test('when the clock is set back a page is kept for no longer, nor is what several pages read', async () => {
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

test('a page that could not be made is tried again soon also where the clock is set back', async () => {
  const { get, words } = await siteOf(async () => renderContext.addTags('home'));
  await get('/');
  aheadMs = 61_000;
  words('lỗi', null, 500);
  await get('/');
  aheadMs = -3_600_000;
  words('mới');
  expect(await (await get('/')).text()).toContain('mới');
});

test('a page that nobody reads any more is not made anew at a change', async () => {
  const { get, hear, allMadeAnew } = await siteOf(async () => renderContext.addTags('home'));
  await get('/');
  aheadMs = 31_000;
  hear('changed', 'home');
  await allMadeAnew();
  expect(made).toEqual(['/']);
});

test('addresses where nothing is are not looked up anew at a change, however many a robot has guessed', async () => {
  const { get, hear, words } = await siteOf(async () => renderContext.addTags('home'));
  await get('/');
  words('không có', null, 404);
  for (let number = 1; number <= 3; number += 1) await get(`/the-gioi/doan-${number}`);
  words('mới');
  made.length = 0;
  hear('changed', 'home');
  await inTime(() => expect(made).toEqual(['/']));
  await get('/');
  expect(made).toEqual(['/']);
});

test('what somebody searched for is made anew when it is searched for again, not at each change', async () => {
  const { get, hear, words, allMadeAnew } = await siteOf(async () => renderContext.addTags('home'));
  for (const url of ['/', '/tim-kiem?q=n%C6%B0%E1%BB%9Bc', '/tim-kiem/goi-y?q=n%C6%B0']) await get(url);
  made.length = 0;
  words('mới');
  hear('changed', 'home');
  await allMadeAnew();
  expect(made).toEqual(['/']);
  expect(await (await get('/tim-kiem?q=n%C6%B0%E1%BB%9Bc')).text()).toContain('mới');
});

test('pages that changed are made anew two at a time', async () => {
  const { get, hear, words } = await siteOf(async () => renderContext.addTags('home'));
  await get('/');
  await get('/the-gioi');
  const newer = Promise.withResolvers<void>();
  words('mới', newer.promise);
  hear('changed', 'home');
  await inTime(() => expect(made).toHaveLength(4));
  newer.resolve();
});

test('a page that nobody has is made before those of which there is an older copy', async () => {
  const pages = ['/', '/the-gioi', '/kinh-te', '/khoa-hoc', '/van-hoa', '/the-thao'];
  const { get, hear, words, gather } = await siteOf(async () => renderContext.addTags('home'));
  for (const page of pages) await get(page);
  made.length = 0;
  const newer = Promise.withResolvers<void>();
  words('mới', newer.promise);
  const asked = [...pages, '/the-gioi/bai-moi-1234'];
  // Before anything else happens: a page that takes longer than its turn (50 ms) lets the next begin.
  const gathered = gather(asked, () => hear('changed', 'home'));
  const answers = asked.map((url) => get(url));
  await gathered;
  newer.resolve();
  await Promise.all(answers);
  // Two were begun before it came.
  expect(made.slice(0, 3)).toEqual([...pages.slice(0, 2), '/the-gioi/bai-moi-1234']);
});

test('while a changed page is being made, its older copy answers, and nobody waits for long', async () => {
  const { get, hear, words, cache } = await siteOf(async () => renderContext.addTags('home'));
  await get('/');
  const newer = Promise.withResolvers<void>();
  words('mới', newer.promise);
  hear('changed', 'home');
  const answers = await Promise.all(Array.from({ length: 200 }, async () => (await get('/')).text()));
  expect(answers.every((text) => text.includes('đầu'))).toBe(true);
  expect(cache.stats().stale).toBe(200);
  expect(made).toHaveLength(2);
  newer.resolve();
  await inTime(async () => expect(await (await get('/')).text()).toContain('mới'));
  expect(made).toHaveLength(2);
});

test('once a changed page has been waited for, its older copy answers without a wait or a promise, until it is there', async () => {
  const { get, hear, words, cache } = await siteOf(async () => renderContext.addTags('home'));
  await get('/');
  const newer = Promise.withResolvers<void>();
  words('mới', newer.promise);
  hear('changed', 'home');
  await inTime(() => expect(made).toHaveLength(2));
  aheadMs = 200;
  for (let time = 0; time < 3; time += 1) expect(await (await get('/')).text()).toContain('đầu');
  expect(cache.stats()).toMatchObject({ stale: 3, answered: new Map([['2xx', 3]]) });
  hear('withdrawn', 'home');
  const last = get('/');
  newer.resolve();
  expect(await (await last).text()).toContain('mới');
});

test('a newer page that comes quickly is what even the first reader gets', async () => {
  const { get, hear, words } = await siteOf(async () => renderContext.addTags('home'));
  await get('/');
  words('mới');
  hear('changed', 'home');
  expect(await (await get('/')).text()).toContain('mới');
});

test('what was withdrawn answers no more, however long the newer page takes', async () => {
  const { get, hear, words } = await siteOf(async () => renderContext.addTags('home', 'article:1'));
  await get('/');
  const newer = Promise.withResolvers<void>();
  words('không còn', newer.promise);
  const passTime = holdTimers();
  hear('withdrawn', 'article:1');
  const asked = get('/');
  await inTime(() => expect(made).toHaveLength(2));
  await passTime();
  newer.resolve();
  expect(await (await asked).text()).toContain('không còn');
});

test('a copy that answered while its newer page was made goes with a withdrawal, too', async () => {
  const { get, hear, words, cache } = await siteOf(async () => renderContext.addTags('home', 'article:1'));
  await get('/');
  const newer = Promise.withResolvers<void>();
  words('không còn', newer.promise);
  hear('changed', 'home');
  expect(await (await get('/')).text()).toContain('đầu');
  const passTime = holdTimers();
  hear('withdrawn', 'article:1');
  const { misses } = cache.stats();
  const asked = get('/');
  await inTime(() => expect(cache.stats().misses).toBe(misses + 1));
  await passTime();
  newer.resolve();
  expect(await (await asked).text()).toContain('không còn');
});

test('who waits for a page while something on it is withdrawn gets it without', async () => {
  const begun = Promise.withResolvers<void>();
  const withdrawn = Promise.withResolvers<void>();
  const { get, hear } = await siteOf(async () => {
    renderContext.addTags('home');
    begun.resolve();
    await withdrawn.promise;
  });
  const slow = get('/');
  await begun.promise;
  hear('withdrawn', 'home');
  withdrawn.resolve();
  await slow;
  expect(made).toHaveLength(2);
  await get('/');
  expect(made).toHaveLength(2);
});

test('a page that changes faster than it can be made is given out all the same', async () => {
  const { get, hear } = await siteOf(async () => {
    renderContext.addTags('home');
    // A page is known to be in the making from the next turn of the loop on.
    await nextTurn();
    hear('changed', 'home');
  });
  expect((await get('/')).status).toBe(200);
  expect(made).toHaveLength(3);
});

test('a page on which something is withdrawn each time that it is made is kept for nobody', async () => {
  let isWithdrawn = true;
  const { get, hear, cache } = await siteOf(async () => {
    renderContext.addTags('home');
    await nextTurn();
    if (isWithdrawn) hear('withdrawn', 'home');
  });
  await get('/');
  expect(cache.stats().entries).toBe(0);
  isWithdrawn = false;
  const { length } = made;
  await get('/');
  expect(made).toHaveLength(length + 1);
  expect(cache.stats().entries).toBe(1);
});

test('an absence ends with the change that ends it, and an older "not found" never answers', async () => {
  const { get, hear, words } = await siteOf(async () => renderContext.addTags('home'));
  words('chưa có', null, 404);
  expect((await get('/the-gioi/bai-1')).status).toBe(404);
  const newer = Promise.withResolvers<void>();
  words('có rồi', newer.promise);
  const passTime = holdTimers();
  hear('changed', 'home');
  const asked = get('/the-gioi/bai-1');
  await inTime(() => expect(made).toHaveLength(2));
  await passTime();
  newer.resolve();
  expect((await asked).status).toBe(200);
});

test('a page ends at the moment from which it is no longer right, and no copy outlives it', async () => {
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

test('at a moment at which something becomes public, a hundred pages and more have their older copy while they are made anew, and what is out now is made', async () => {
  const { get, words, cache } = await siteOf(
    async () => {
      renderContext.addTags('home');
      if (aheadMs === 0) renderContext.changesAt(new Date(Date.now() + 60_000));
    },
    {},
    10_000_000,
  );
  const kept = Array.from({ length: 130 }, (_, index) => `/the-gioi/bai-${index + 1}`);
  for (const url of kept) await get(url);
  words('chưa có', null, 404);
  await get('/the-gioi/hen-gio-999');
  aheadMs = 60_001;
  const newer = Promise.withResolvers<void>();
  words('mới', newer.promise);
  const answers = await Promise.all(kept.map((url) => get(url)));
  expect(answers.map(({ status }) => status)).toEqual(kept.map(() => 200));
  expect(cache.stats().stale).toBe(130);
  const { misses } = cache.stats();
  const justOut = get('/the-gioi/hen-gio-999');
  await inTime(() => expect(cache.stats().misses).toBe(misses + 1));
  newer.resolve();
  expect(await (await justOut).text()).toContain('mới');
  for (const url of kept) await inTime(async () => expect(await (await get(url)).text()).toContain('mới'));
});

test('a change of what stands on a hundred pages and more sends nobody away who asks for a page that nobody has yet', async () => {
  const { get, hear, words, cache } = await siteOf(
    async () => renderContext.addTags('section:1'),
    {},
    10_000_000,
  );
  const kept = Array.from({ length: 130 }, (_, index) => `/the-gioi/bai-${index + 1}`);
  for (const url of kept) await get(url);
  const newer = Promise.withResolvers<void>();
  words('mới', newer.promise);
  hear('changed', 'section:1');
  await Promise.all(kept.map((url) => get(url)));
  const { misses } = cache.stats();
  const unread = get('/the-gioi/bai-1000');
  await inTime(() => expect(cache.stats().misses).toBe(misses + 1));
  newer.resolve();
  expect((await unread).status).toBe(200);
});

test('what expires leaves with its moment also where something newer came before it', async () => {
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

test('at an expiry the pages leave that may show the story, and a hundred and more that do not answer on', async () => {
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

test('who waits for a page while something on it expires gets it without', async () => {
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

test.each<[string, (site: { hear: (kind: 'changed', tag: string) => void; cache: PageCache }) => void]>([
  ['changed while it was made, each time', ({ hear }) => hear('changed', 'section:1')],
  ['may have changed unheard', ({ cache }) => cache.setSubscribed(false)],
])('a page that %s ends with a story that it leads to, whatever its tags', async (_, meanwhile) => {
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

test('a page that was made across the moment of something newer answers until that is there, and across an expiry never again', async () => {
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

describe('a page that cannot be made anew', () => {
  test('is answered by its last good copy for five minutes, and then no more', async () => {
    stopClock();
    const { get, words, cache } = await siteOf(async () => renderContext.addTags('home'));
    await get('/');
    words('hỏng', null, 500);
    aheadMs = 61_000;
    expect(await (await get('/')).text()).toContain('đầu');
    // It is not tried again for each reader.
    await Promise.all([get('/'), get('/'), get('/')]);
    expect(made).toHaveLength(2);
    aheadMs = 60_000 + 299_000;
    expect(await (await get('/')).text()).toContain('đầu');
    expect(cache.stats().stale).toBe(5);
    aheadMs = 60_000 + 301_000;
    expect((await get('/')).status).toBe(500);
  });

  test('because the database is gone outlives the expiry of a story that it may list, unless it shows that', async () => {
    const expiry = Date.now() + 8_000;
    let isGone = false;
    const site = await siteOf(async () => {
      if (isGone) throw new Error('no database');
      const expiring = { ...story, expiresAt: new Date(expiry), tags: ['home', 'feeds', 'search'] };
      renderContext.endsWith(expiriesOf([expiring], { until: new Date(expiry + 600_000), most: 100 }));
      // And the schedule of its next version.
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

  test('because the database is gone is answered by its last good copy as well', async () => {
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

  test('was never kept as a failure', async () => {
    const { get, words } = await siteOf(async () => renderContext.addTags('home'));
    words('hỏng', null, 500);
    const failed = await get('/');
    expect([failed.status, failed.headers.get('cache-control')]).toEqual([500, 'no-store']);
    words('lành');
    expect((await get('/')).status).toBe(200);
  });
});

test('while changes are not heard, a page is made anew after a second before anybody gets it', async () => {
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

test('a page that was made while changes were not heard is not trusted once they are', async () => {
  const { get, cache } = await siteOf(async () => renderContext.addTags('home'));
  cache.setSubscribed(false);
  await get('/');
  cache.setSubscribed(true);
  await get('/');
  expect(made).toHaveLength(2);
});

test.each<Record<string, string>>([{ rsc: '1' }, { 'next-router-state-tree': '[]' }, { 'next-action': 'x' }])(
  'what the framework asks of itself is left to it, and neither kept nor answered from what is: %j',
  async (headers) => {
    const { get } = await siteOf(async () => renderContext.addTags('home'));
    expect((await get('/', headers)).status).toBe(501);
    expect(made).toEqual([]);
    await get('/');
    expect((await get('/', headers)).status).toBe(501);
    expect(made).toEqual(['/']);
  },
);

test.each([[`a=1; ${SEALED}`], [SEALED]])(
  'whoever is signed in has a page made for them alone, as it is now: %s',
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
  'whoever shows a cookie that opens nothing is a reader as all others: %s',
  async (cookie) => {
    const { get } = await siteOf(async () => renderContext.addTags('home'));
    const first = await get('/', { cookie });
    expect(first.headers.get('cache-control')).toContain('public');
    expect((await get('/')).headers.get('etag')).toBe(first.headers.get('etag'));
    expect((await get('/', { cookie })).headers.get('etag')).toBe(first.headers.get('etag'));
    expect(made).toEqual(['/']);
  },
);

test('what is asked of an old address is asked of the new one, and what a page has refused is not asked of it again', async () => {
  const { get, words } = await siteOf(async () => renderContext.addTags('article:1'), {
    location: '/the-gioi/bai-1',
  });
  words('', null, 301);
  const leads = async (url: string) => (await get(url)).headers.get('location');
  expect(await leads('/the-gioi/cu-1?utm_source=a')).toBe('/the-gioi/bai-1?utm_source=a');
  expect(await leads('/the-gioi/bai-1?cursor=0197f3a2-1111-7111-8111-111111111111')).toBe('/the-gioi/bai-1');
});

test('what pages read alike is read once for all of them, and once more after it changed', async () => {
  let reads = 0;
  const { get, hear } = await siteOf(async () => {
    await renderContext.share('sections', async () => {
      reads += 1;
    });
  });
  for (const url of ['/', '/the-gioi', '/kinh-te']) await get(url);
  expect(reads).toBe(1);
  hear('changed', 'sections');
  await inTime(() => expect(made).toHaveLength(6));
  expect(reads).toBe(2);
});

test('a page that was made from what was read before a change is made once more', async () => {
  const late = Promise.withResolvers<void>();
  let reads = 0;
  const { get, hear } = await siteOf(async () => {
    await renderContext.share('sections', async () => {
      reads += 1;
      if (reads === 1) await late.promise;
    });
  });
  const both = Promise.all([get('/'), get('/the-gioi')]);
  await inTime(() => expect(made).toHaveLength(2));
  expect(reads).toBe(1);
  hear('changed', 'sections');
  late.resolve();
  await both;
  expect(made.toSorted()).toEqual(['/', '/', '/the-gioi', '/the-gioi']);
  expect(reads).toBe(2);
});

test('while changes are not heard, and for whoever is signed in, each page reads for itself', async () => {
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

test('what can wait for pages waits until none is being made, or until it has waited long enough', async () => {
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
  // One that waits for a moment only has waited in vain again, and this one waits on.
  await cache.waitUntilIdle(1);
  expect(isFree).toBe(false);
  ready.resolve();
  await Promise.all([asked, free]);
});

test('other cookies, languages and hosts get the one page', async () => {
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

describe('an answer', () => {
  test('is brotli, gzip or plain as the reader takes it, and says so', async () => {
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

  test('is compressed when somebody asks for it so, and then for all who ask', async () => {
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

  test('that was withdrawn while it was compressed is not sent', async () => {
    const { get, hear, words, cache } = await siteOf(
      async () => renderContext.addTags('home'),
      {},
      100_000_000,
    );
    // Long enough to be at it for a good while.
    words(`đầu ${Array.from({ length: 900_000 }, (_, index) => (index * 7_919) % 99_991).join(' ')}`);
    const asked = get('/', { 'accept-encoding': 'br' });
    while (cache.stats().entries === 0) await new Promise(setImmediate);
    words('mới');
    hear('withdrawn', 'home');
    expect(await (await asked).text()).toContain('mới');
    expect(made).toEqual(['/', '/']);
  });

  test('is 304 to a reader who has the page, which its tag says', async () => {
    const { get } = await siteOf(async () => renderContext.addTags('home'));
    const etag = (await get('/')).headers.get('etag') ?? '';
    const statusOf = async (headers: Record<string, string>) => (await get('/', headers)).status;
    expect(await statusOf({ 'if-none-match': etag })).toBe(304);
    expect(await statusOf({ 'if-none-match': `"x", ${etag.slice(2)}` })).toBe(304);
    expect(await statusOf({ 'if-none-match': '"x"' })).toBe(200);
  });

  test('bears the headers of every answer, also where it is 304', async () => {
    const { get } = await siteOf(async () => renderContext.addTags('home'));
    const answer = await get('/');
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'self'");
    const again = await get('/', { 'if-none-match': answer.headers.get('etag') ?? '' });
    expect(again.headers.get('content-security-policy')).toBe("default-src 'self'");
  });

  test('is whole where a part was asked for, and has no body for HEAD', async () => {
    const { get } = await siteOf(async () => renderContext.addTags('home'));
    const part = await get('/', { range: 'bytes=0-9' });
    expect([part.status, part.headers.get('content-range')]).toEqual([200, null]);
    const whole = (await part.arrayBuffer()).byteLength;
    const head = await get('/', { 'accept-encoding': 'identity' }, 'HEAD');
    expect(await head.text()).toBe('');
    expect(Number(head.headers.get('content-length'))).toBe(whole);
  });

  test('is packed as small as it gets once the page has stayed and was read, with the same tag', async () => {
    const { get } = await siteOf(async () => renderContext.addTags('home'));
    const first = await get('/', { 'accept-encoding': 'br' });
    aheadMs = 5;
    await get('/');
    const before = Number(first.headers.get('content-length'));
    aheadMs = 5_001;
    await inTime(async () => {
      const again = await get('/', { 'accept-encoding': 'br' });
      expect(Number(again.headers.get('content-length'))).toBeLessThan(before);
      expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
      expect(await again.text()).toContain('đầu');
    });
    expect(made).toHaveLength(1);
  });
});

test('a page that is made anew with the same words keeps its tag and its packed bytes', async () => {
  const { get, hear, cache } = await siteOf(async () => renderContext.addTags('home'));
  const first = await get('/');
  const bytes = cache.stats().bytes;
  hear('changed', 'home');
  await inTime(() => expect(made).toHaveLength(2));
  expect((await get('/')).headers.get('etag')).toBe(first.headers.get('etag'));
  expect(cache.stats().bytes).toBe(bytes);
});

test('who asks for endless searches is told to wait, and keeps no other page from anybody', async () => {
  const over = Promise.withResolvers<void>();
  const { get, hear, cache } = await siteOf(async (url) => {
    renderContext.addTags('search');
    if (url.includes('q=w')) await over.promise;
  });
  await get('/tim-kiem?q=mua');
  const flood = Array.from({ length: 40 }, (_, index) => get(`/tim-kiem?q=w${index}`));
  await inTime(() => expect(cache.stats().refused).toBe(28));
  expect((await get('/')).status).toBe(200);
  hear('changed', 'search');
  expect((await get('/tim-kiem?q=mua')).status).toBe(200);
  over.resolve();
  const statuses = (await Promise.all(flood)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(12);
  expect(statuses.filter((status) => status === 500)).toHaveLength(28);
  expect((await get('/tim-kiem?q=w39')).status).toBe(200);
});

test('one network takes a third of the places for searches, so that others still search', async () => {
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

test('who asks for endless addresses at which nothing is is told to wait, and pushes no page out', async () => {
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

test('what comes for another spelling of a page is sent and not kept; that nothing is there is, for a moment', async () => {
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

test('readers who flood a hundred pages are told to wait, and who is signed in reads on', async () => {
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

test('a hundred and fifty pages that an expiry ended at once are all there again for whoever asks, in their turn', async () => {
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

test('while ended pages wait in line, a page that nobody has yet is made', async () => {
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

test('made-up addresses fill the places and no line: ended pages go before them, and as many are refused as before', async () => {
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

test('the line of ended pages has an end: in numbers', async () => {
  const site = await expiringSite(400);
  site.passExpiry();
  const answers = site.pages.map((url) => site.get(url));
  await inTime(() => expect(site.cache.stats().refused).toBe(50));
  site.begins();
  const statuses = (await Promise.all(answers)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(350);
});

test('a page that was withdrawn waits in that line, too, and comes without what was withdrawn', async () => {
  const site = await expiringSite(150);
  site.words('không còn bài đã gỡ', site.ready);
  site.hear('withdrawn', 'article:1');
  const answers = site.pages.map((url) => site.get(url));
  await inTime(() => expect(site.cache.stats().misses).toBe(300));
  site.begins();
  for (const answer of await Promise.all(answers))
    expect(await answer.text()).toContain('không còn bài đã gỡ');
});

test('pages of their own are bounded for those who are signed in, and a made-up session makes none', async () => {
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

test('memory stays within its bound, and what is read stays', async () => {
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

test('pages that are dropped and made anew while thousands read them fail nobody, and show nothing withdrawn', async () => {
  let isPublic = true;
  let rounds = 0;
  const { get, hear, words } = await siteOf(async () => {
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
        faults.push('had what was withdrawn');
    }
  });
  while (rounds < 30) {
    rounds += 1;
    isPublic = !isPublic;
    wordsNow();
    hear(isPublic ? 'changed' : 'withdrawn', 'article:1');
    await get('/');
  }
  isOver = true;
  await Promise.all(readers);
  expect(faults).toEqual([]);
});

test('while somebody at the desk waits, a page is made of which there is no older copy; another waits with them', async () => {
  const desk = Promise.withResolvers<void>();
  const courtesy = { waitUntilIdle: () => desk.promise };
  const { get, hear } = await siteOf(async () => renderContext.addTags('home'), {}, 1_000_000, courtesy);
  await get('/');
  hear('changed', 'home');
  await get('/the-gioi');
  expect(made).toEqual(['/', '/the-gioi']);
  desk.resolve();
  await inTime(() => expect(made).toEqual(['/', '/the-gioi', '/']));
});

test('a desk at which somebody waits without end holds no page up for ever', async () => {
  const courtesy = createIdleGate();
  const { get, hear } = await siteOf(async () => renderContext.addTags('home'), {}, 1_000_000, courtesy);
  await get('/');
  void courtesy.track(() => new Promise(() => {}));
  hear('changed', 'home');
  await inTime(() => expect(made).toEqual(['/', '/']));
});

/** A page of the test's own, which no test asks for. */
const LAST = '/last';

async function siteOf(
  show: (url: string) => Promise<void>,
  headers: Record<string, string> = {},
  maxBytes = 1_000_000,
  courtesy: Pick<IdleGate, 'waitUntilIdle'> = createIdleGate(),
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
    courtesy,
    // Nobody is sent away for having waited while this machine stood still.
    evictedQueue: { maxWaiting: 300, timeoutMs: 50_000 },
    log: createLogger('silent'),
  });
  cache = own;
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
    hear: (kind: 'changed' | 'withdrawn', ...tags: string[]) => own.invalidate({ kind, tags }),
    /** How many requests have come. */
    asked: () => requests,
    /** Waits until a page that changes now is made anew, and whatever waited for its turn beside it. */
    async allMadeAnew() {
      await fetch(`http://localhost:${port}${LAST}`);
      const before = lastMade;
      own.invalidate({ kind: 'changed', tags: ['last'] });
      await inTime(() => expect(lastMade).toBe(before + 1));
      await fetch(`http://localhost:${port}${LAST}`);
    },
    /** What pages say from now on, once `ready`. */
    words(words: string, ready: Promise<void> | null = null, status = 200) {
      page = { words, ready, status };
    },
    /**
     * Keeps what is asked until all of these are, has something happen, and answers them in their order; the last when what comes of
     * the others at once has come. No timer runs between.
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
    get: (url: string, given: Record<string, string> = {}, method = 'GET') =>
      fetch(`http://localhost:${port}${url}`, { method, headers: given, redirect: 'manual' }),
  };
}

/** A site whose pages, all kept, show a story that expires in half a minute; nothing is made of what is asked for after that until it `begins`. */
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

/** Text that compresses, but not to nothing. */
function filler(): string {
  return Array.from({ length: 900 }, (_, index) => `tin ${(index * 7_919) % 613}`).join(' ');
}
