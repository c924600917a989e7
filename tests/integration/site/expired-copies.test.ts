import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parsePageChange } from '#core/page-changes/page-change.ts';
import { createIdleGate } from '#platform/concurrency/idle-gate.ts';
import { createPageCache, type PageCache } from '#platform/page-cache/page-cache.ts';
import { createPageRenderer } from '#platform/page-cache/page-renderer.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import { newId } from '#platform/time/new-id.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { expireAtNextMoment } from '#server/rendering/load-renderer.ts';
import { SIZES } from '#tests/sizes.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { controlClock, type DatabaseClock } from '#tests/support/database/database-clock.ts';
import { inTime } from '#tests/support/in-time.ts';
import { seeded } from '#tests/support/seeded.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { publishDueSchedules } from '#usecases/articles/publish-due-schedules.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { readArchive } from '#usecases/site/read-archive.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { readAuthor } from '#usecases/site/read-author.ts';
import { readCorrections } from '#usecases/site/read-corrections.ts';
import { readFeed } from '#usecases/site/read-feed.ts';
import { readHome } from '#usecases/site/read-home.ts';
import { readNewsSitemap } from '#usecases/site/read-news-sitemap.ts';
import { readSection } from '#usecases/site/read-section.ts';
import { readSitemap } from '#usecases/site/read-sitemap.ts';
import { readSitemapIndex } from '#usecases/site/read-sitemap-index.ts';
import { readTag } from '#usecases/site/read-tag.ts';
import { searchSite } from '#usecases/site/search-site.ts';
import { createTag } from '#usecases/tags/create-tag.ts';

/*
 * Stories are published, moved and expire, while readers get every page from the cache. At no time may a
 * cached page show an expired story, and no page may be evicted needlessly.
 */

const ROUNDS = SIZES.roundsOfExpiry;
const START = new Date('2026-05-04T03:00:00Z').getTime();
const SECOND = 1_000;

let database: FreshDatabase;
let newsroom: Newsroom;
let databaseClock: DatabaseClock;
let listener: pg.Client;
let cache: PageCache;
let url: string;
let close: () => void;
let nowMs = START;
const words: string[] = [];
const pages = new Map<string, () => Promise<unknown>>();
/** The pages rendered since the last check. */
let made: string[] = [];
/** A page whose render is still running at this time. */
let across: { readonly address: string; readonly moment: number } | null = null;

/**
 * Moves both clocks. The database goes first: the product guarantees that the process is never ahead of it
 * (decision 0020).
 */
async function setClocks(moment: number): Promise<void> {
  await databaseClock.setTo(new Date(moment));
  nowMs = moment;
  newsroom.setNow(new Date(moment));
}

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  databaseClock = controlClock(database);
  await setClocks(START);
  const renderer = createPageRenderer({
    now: () => nowMs,
    render: expireAtNextMoment(newsroom.as(null), async (address) => {
      made.push(address);
      const body = Buffer.from(await textAt(address));
      if (across?.address === address) {
        const { moment } = across;
        across = null;
        await setClocks(moment);
      }
      return { status: 200, headers: { 'content-type': 'application/json' }, body };
    }),
  });
  cache = createPageCache({
    ...{ renderer, now: () => nowMs, maxBytes: 50_000_000, common: {}, isSignedIn: async () => false },
    networkOf: () => '',
    idleGate: createIdleGate(),
    log: createLogger('silent'),
  });
  listener = new pg.Client({ connectionString: database.connectionString });
  await listener.connect();
  listener.on('notification', ({ payload = '' }) => {
    words.push(payload);
    cache.invalidate(parsePageChange(payload));
  });
  await listener.query('listen page_tags');
  const server = createServer((request, response) => {
    if (cache.serveCached(request, response)) return;
    cache.serve(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  server.listen(0);
  await once(server, 'listening');
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  close = () => server.close();
});

afterAll(async () => {
  close();
  await listener.end();
});

/**
 * Waits until no page is being rendered, then moves both clocks. A render in between, such as a background
 * revalidation, would use two different times.
 */
async function later(moment: number): Promise<void> {
  let renders = -1;
  while (renders !== cache.stats().renders) {
    renders = cache.stats().renders;
    await cache.waitUntilIdle(10_000);
    // A background revalidation starts in the same turn of the event loop as its invalidation.
    await untilInvalidated();
  }
  await setClocks(moment);
}

const textAt = async (address: string) => JSON.stringify(await pages.get(address)?.());
const read = async (address: string) => {
  const answer = await fetch(`${url}${address}`);
  const text = await answer.text();
  expect(answer.status, `${address}: ${text.slice(0, 300)}`).toBe(200);
  return text;
};
const readAll = async () => {
  const texts = await Promise.all([...pages.keys()].map((address) => read(address)));
  return new Map([...pages.keys()].map((address, at) => [address, texts[at] ?? '']));
};

/** Waits until all invalidations have been processed. */
async function untilInvalidated(): Promise<void> {
  const word = newId();
  await database.pool.query('select pg_notify($1, $2)', ['page_tags', word]);
  await inTime(() => expect(words).toContain(word), 2);
}

/** The stories that a text names: each has a word of its own. */
const namedIn = (text: string) => new Set([...text.matchAll(/kim(\d+)/g)].map(([, name]) => Number(name)));

async function publicNames(): Promise<Set<number>> {
  const { rows } = await database.db.execute<{ headline: string }>(sql`select headline from public_articles`);
  return new Set(rows.flatMap(({ headline }) => [...namedIn(headline)]));
}

async function expectNothingExpired(texts: ReadonlyMap<string, string>, when: string): Promise<void> {
  const readersHave = await publicNames();
  const shown = [...texts].flatMap(([address, text]) =>
    [...namedIn(text)].filter((name) => !readersHave.has(name)).map((name) => `${address} shows kim${name}`),
  );
  expect(shown, when).toEqual([]);
}

function addPages(tags: readonly { slug: string }[]): void {
  const services = newsroom.as(null);
  const feed = (of: Parameters<typeof readFeed>[1]['of'], format: 'rss.xml' | 'feed.json') => () =>
    readFeed(services, {
      ...{ of, format, siteName: 'Báo', siteDescription: 'Báo để thử.', paidWords: () => null },
      ...{ labels: (() => '') as never, liveWords: (() => '') as never },
    });
  pages.set('/', () => readHome(services));
  pages.set('/rss.xml', feed({ kind: 'site' }, 'rss.xml'));
  pages.set('/feed.json', feed({ kind: 'site' }, 'feed.json'));
  pages.set('/dinh-chinh', () => readCorrections(services, {}));
  pages.set('/sitemap.xml', () => readSitemapIndex(services));
  pages.set('/news-sitemap.xml', () => readNewsSitemap(services));
  pages.set('/sitemap/2026-05-04.xml', () => readSitemap(services, { kind: 'day', day: '2026-05-04' }));
  pages.set('/luu-tru', () => readArchive(services, { segments: [] }));
  pages.set('/luu-tru/2026/05', () => readArchive(services, { segments: ['2026', '05'] }));
  pages.set('/luu-tru/2026/05/04', () => readArchive(services, { segments: ['2026', '05', '04'] }));
  pages.set('/tim-kiem?q=kim', () => searchSite(services, { text: 'nước' }));
  for (const slug of ['the-gioi', 'kinh-te']) {
    pages.set(`/${slug}`, () => readSection(services, { slug }));
    pages.set(`/${slug}/rss.xml`, feed({ kind: 'section', slug }, 'rss.xml'));
  }
  for (const { slug } of tags) {
    pages.set(`/chu-de/${slug}`, () => readTag(services, { slug, path: `/chu-de/${slug}` }));
    pages.set(`/chu-de/${slug}/rss.xml`, feed({ kind: 'tag', slug }, 'rss.xml'));
  }
  for (const slug of ['lan', 'minh', 'huy']) {
    pages.set(`/tac-gia/${slug}`, () => readAuthor(services, { slug, path: `/tac-gia/${slug}` }));
    pages.set(`/tac-gia/${slug}/rss.xml`, feed({ kind: 'author', slug }, 'rss.xml'));
  }
}

/** The page of a story at its current URL; the notice of a withdrawn story names nothing. */
function addStory(number: number): void {
  const at = async (section: string, segment: string): Promise<unknown> => {
    const answer = await readArticlePage(newsroom.as(null), { section, segment });
    if (answer?.kind !== 'redirect') return answer?.kind === 'page' ? answer.page : null;
    const [, to = '', segmentTo = ''] = answer.to.split('/');
    return at(to, segmentTo);
  };
  pages.set(`/the-gioi/bai-${number}`, () => at('the-gioi', `bai-${number}`));
}

test('a hundred cached pages stay valid through the expiry of a story that they do not show', async () => {
  const { id } = await createArticle(newsroom.as('lan'), {
    content: contentFor(newsroom, { headline: 'Bài kim999 về mùa nước' }),
  });
  await newsroom.act('lan', id, 'submit');
  for (const action of ['approve', 'publish']) await newsroom.act('tam', id, action);
  const expiresAt = new Date(nowMs + 20 * SECOND);
  await newsroom.act('tam', id, 'set_expiry', { expiresAt });
  await untilInvalidated();
  const others = Array.from({ length: 150 }, (_, at) => `/the-gioi/khac-${10_000 + at}`);
  for (const address of others) {
    pages.set(address, async () => {
      renderContext.addTags(`article:${address}`);
      // Each render reads the database.
      await database.db.execute(sql`select pg_sleep(0.005)`);
      return address;
    });
    await read(address);
  }
  await later(expiresAt.getTime());
  made = [];
  await Promise.all(others.map((address) => read(address)));
  expect(made).toEqual([]);
  for (const address of others) pages.delete(address);
});

test('no cached page shows an expired story from the first millisecond on, and unaffected pages stay cached', async () => {
  const random = seeded(20_260_504);
  const below = (most: number) => Math.floor(random() * most);
  const one = <T>(all: readonly T[]) => all[below(all.length)] as T;
  const act = (articleId: string, action: string, input = {}) =>
    actOnArticle(newsroom.as(action === 'submit' ? 'lan' : 'tam'), {
      ...{ articleId, action, reason: 'Có lý do.' },
      ...input,
    });
  const tags = [{ id: newsroom.tagId, slug: 'bien-doi-khi-hau' }];
  for (const name of ['Giá nước', 'Mùa lũ', 'Cầu đường'])
    tags.push(await createTag(newsroom.as('tam'), { name, type: 'topic' }));
  addPages(tags);
  const stories: { id: string; name: number }[] = [];
  const filed = () => ({
    tagIds: [...new Set([one(tags).id, one(tags).id])],
    bylineIds: [newsroom.people[one(['lan', 'minh', 'huy'] as const)].id],
  });
  const headlineOf = (name: number, what: string) => `Bài kim${name} về mùa nước ${what}`;
  const expiryOf = new Map<number, number>();

  const publish = async () => {
    const name = stories.length + 1;
    const content = contentFor(newsroom, {
      headline: headlineOf(name, 'mới'),
      sectionId: one([newsroom.world, newsroom.business]),
      ...filed(),
    });
    const { id, number } = await createArticle(newsroom.as('lan'), { content });
    await act(id, 'submit');
    await act(id, 'approve');
    const goesOutAt = nowMs + 20 * SECOND;
    if (below(4) === 0) await act(id, 'schedule', { publishAt: new Date(goesOutAt) });
    else await act(id, 'publish');
    stories.push({ id, name });
    addStory(number);
    if (below(4) > 0) await expireLater({ id, name });
  };
  const expireLater = async ({ id, name }: { id: string; name: number }) => {
    const expiresAt = nowMs + (30 + below(200)) * SECOND + below(SECOND);
    await act(id, 'set_expiry', { expiresAt: new Date(expiresAt) });
    expiryOf.set(name, expiresAt);
  };
  const move = async ({ id, name }: { id: string; name: number }) => {
    const { publicState, isExpired, version, schedule } = await readArticle(newsroom.as('tam'), {
      articleId: id,
    });
    if (publicState !== 'live' || isExpired || schedule !== null) return;
    await saveArticle(newsroom.as('lan'), {
      ...{ articleId: id, baseVersion: version },
      changes: { headline: headlineOf(name, `lần ${version}`), ...filed() },
    });
    await act(id, 'submit');
    await act(id, 'approve');
    const publishAt = nowMs + 10 * SECOND;
    if (below(2) === 0 && publishAt < (expiryOf.get(name) ?? Number.POSITIVE_INFINITY))
      await act(id, 'schedule', { updateKind: 'minor_fix', publishAt: new Date(publishAt) });
    else await act(id, 'publish_update', { updateKind: 'minor_fix' });
  };

  for (let count = 0; count < 12; count += 1) await publish();
  let [stayed, left] = [0, 0];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const when = `round ${round}`;
    const settle = async () => void (await publishDueSchedules(newsroom.as(null)));
    for (const what of [publish, () => move(one(stories)), settle, () => move(one(stories))]) {
      if (below(2) === 0) await what();
    }
    await untilInvalidated();
    await expectNothingExpired(await readAll(), `${when}, after the actions of the desk`);

    await later(nowMs + below(15) * SECOND);
    await expectNothingExpired(await readAll(), `${when}, some time later`);
    const ahead = [...expiryOf.values()].filter((moment) => moment > nowMs);
    if (ahead.length === 0) continue;
    const moment = Math.min(...ahead);
    if (round % 3 === 0) {
      // A gap in the subscription invalidates all pages, and one render is running at the expiry.
      cache.setSubscribed(false);
      cache.setSubscribed(true);
      await later(moment - 1);
      const [name] = [...expiryOf].find(([, expiresAt]) => expiresAt === moment) ?? [];
      const showing = [...(await readAll())].filter(([, text]) => namedIn(text).has(name ?? 0));
      if (showing.length === 0) continue;
      cache.setSubscribed(false);
      cache.setSubscribed(true);
      const [address] = one(showing);
      across = { address, moment };
      await expectNothingExpired(
        new Map([[address, await read(address)]]),
        `${when}, rendered across the expiry`,
      );
      await later(moment);
    } else {
      await later(moment - 1);
      await readAll();
      made = [];
      await later(moment);
    }
    const texts = await readAll();
    await expectNothingExpired(texts, `${when}, at the expiry`);
    if (round % 3 !== 0) {
      left += new Set(made).size;
      stayed += pages.size - new Set(made).size;
    }
    // A cached page without the story may be served during revalidation.
    const unchecked = new Set(pages.keys());
    await inTime(async () => {
      for (const address of unchecked) {
        const cached: unknown = JSON.parse(await read(address));
        const rendered: unknown = JSON.parse(await textAt(address));
        expect(cached, `${when}: ${address} is as it would be made now`).toEqual(rendered);
        unchecked.delete(address);
      }
    });
  }
  console.info(`expiries: ${left} pages left, ${stayed} stayed`);
  expect(stayed).toBeGreaterThan(0);
  expect(left).toBeGreaterThan(0);
}, 300_000);
