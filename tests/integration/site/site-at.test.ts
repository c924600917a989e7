import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sessionCookieName } from '#core/people/session-cookie-name.ts';
import { siteAtUrl } from '#core/urls.ts';
import { withSiteAt } from '#db/queries/site/site-at.ts';
import { encryptJwt } from '#platform/auth/encrypted-jwt.ts';
import { createServeSiteAt } from '#server/http/site-at.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { controlClock, type DatabaseClock } from '#tests/support/database/database-clock.ts';
import { sessionFor } from '#tests/support/workflow/admitted.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { provideServices, services } from '#usecases/services.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { readHome } from '#usecases/site/read-home.ts';
import { readSection } from '#usecases/site/read-section.ts';
import { showSiteAt } from '#usecases/site/show-site-at.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
let databaseClock: DatabaseClock;
const START = new Date('2026-05-04T03:00:00Z');
const minutes = (count: number) => new Date(START.getTime() + count * 60_000);

async function setClocks(moment: Date): Promise<void> {
  newsroom.setNow(moment);
  await databaseClock.setTo(moment);
}

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  databaseClock = controlClock(database);
  await setClocks(START);
  provideServices(newsroom.as(null));
});

type Who = 'minh' | 'lan' | 'huy' | 'thu' | 'binh' | 'tam' | 'phuc' | 'quan';

/** The home page, the section and a story as shown by code that gets its services from the process. */
async function lookAt(name: Who | null, at: Date, url?: string) {
  return showSiteAt(newsroom.as(name), { at: at.toISOString() }, async () => {
    const home = await readHome(services());
    const section = await readSection(services(), { slug: 'the-gioi' });
    const [, sectionSlug = '', segment = ''] = (url ?? '').split('/');
    const page =
      url === undefined ? null : await readArticlePage(services(), { section: sectionSlug, segment });
    return {
      home: [home.lead, ...home.seconds, ...home.latest].flatMap((story) => (story ? [story.headline] : [])),
      section:
        section !== null && 'stories' in section ? section.stories.map(({ headline }) => headline) : [],
      page: page?.kind === 'page' ? page.page.article.headline : (page?.kind ?? null),
      hidden: services().siteAt?.hiddenCount,
    };
  });
}

describe('the preview of the future site', () => {
  test('has stories published by then, with their updates, and without expired ones, to the second', async () => {
    const coming = await newsroom.approved({ headline: 'Bài sẽ lên' });
    await newsroom.act('thu', coming.id, 'schedule', { publishAt: minutes(10) });
    const ending = await newsroom.published({ headline: 'Bài sẽ hết hạn' });
    await newsroom.act('thu', ending.id, 'set_expiry', { expiresAt: minutes(20) });
    const changing = await newsroom.published({ headline: 'Tít cũ' });
    await saveArticle(newsroom.as('lan'), {
      articleId: changing.id,
      baseVersion: 1,
      changes: { headline: 'Tít mới' },
    });
    await newsroom.act('lan', changing.id, 'submit');
    await newsroom.act('thu', changing.id, 'approve');
    await newsroom.act('thu', changing.id, 'schedule', { publishAt: minutes(15), updateKind: 'update' });
    const shown = async (at: Date) => (await lookAt('tam', at)).section.sort();
    const secondBefore = (moment: Date) => new Date(moment.getTime() - 1_000);
    expect(await shown(secondBefore(minutes(10)))).toEqual(['Bài sẽ hết hạn', 'Tít cũ']);
    expect(await shown(minutes(10))).toEqual(['Bài sẽ hết hạn', 'Bài sẽ lên', 'Tít cũ']);
    expect(await shown(secondBefore(minutes(15)))).toContain('Tít cũ');
    expect(await shown(minutes(15))).toEqual(['Bài sẽ hết hạn', 'Bài sẽ lên', 'Tít mới']);
    expect(await shown(secondBefore(minutes(20)))).toContain('Bài sẽ hết hạn');
    expect(await shown(minutes(20))).toEqual(['Bài sẽ lên', 'Tít mới']);
    expect(await lookAt('tam', minutes(20), coming.url)).toMatchObject({ page: 'Bài sẽ lên' });
    expect(await lookAt('tam', minutes(20), ending.url)).toMatchObject({ page: 'withdrawn' });
    // At that time the site agrees.
    await setClocks(minutes(20));
    const now = await readSection(newsroom.as(null), { slug: 'the-gioi' });
    expect(now !== null && 'stories' in now && now.stories.map(({ headline }) => headline).sort()).toEqual([
      'Bài sẽ lên',
      'Tít mới',
    ]);
  });

  test('is only for people who may read the schedule', async () => {
    for (const name of ['minh', 'quan'] as const) {
      await expect(lookAt(name, minutes(10)), name).rejects.toMatchObject({ code: 'action.not-your-role' });
    }
    await expect(lookAt(null, minutes(10))).rejects.toMatchObject({ code: 'auth.required' });
  });

  test('shows each person only unpublished stories that they may read, and counts the rest', async () => {
    const world = await newsroom.approved({ headline: 'Bài của Thế giới' });
    await newsroom.act('thu', world.id, 'schedule', { publishAt: minutes(10) });
    const business = await newsroom.approved({ headline: 'Bài của Kinh tế', sectionId: newsroom.business });
    await newsroom.act('binh', business.id, 'schedule', { publishAt: minutes(10) });
    const changing = await newsroom.published({ headline: 'Giá cũ', sectionId: newsroom.business });
    await saveArticle(newsroom.as('huy'), {
      articleId: changing.id,
      baseVersion: 1,
      changes: { headline: 'Giá mới' },
    });
    await newsroom.act('huy', changing.id, 'submit');
    await newsroom.act('binh', changing.id, 'approve');
    await newsroom.act('binh', changing.id, 'schedule', { publishAt: minutes(10), updateKind: 'update' });
    const all = ['Bài của Kinh tế', 'Bài của Thế giới', 'Giá mới'];
    for (const name of ['tam', 'phuc'] as const) {
      const seen = await lookAt(name, minutes(10));
      expect([seen.home.sort(), seen.hidden], name).toEqual([all, 0]);
    }
    for (const name of ['thu', 'lan'] as const) {
      const seen = await lookAt(name, minutes(10));
      expect([seen.home.sort(), seen.hidden], name).toEqual([['Bài của Thế giới', 'Giá cũ'], 2]);
    }
    const binh = await lookAt('binh', minutes(10), world.url);
    expect([binh.home.sort(), binh.hidden, binh.page]).toEqual([['Bài của Kinh tế', 'Giá mới'], 1, null]);
  });

  test('is limited to the future and to one year', async () => {
    for (const [at, code] of [
      [START, 'site-at.past'],
      [minutes(-60), 'site-at.past'],
      [new Date(START.getTime() + 367 * 86_400_000), 'site-at.too-far'],
    ] as const) {
      await expect(lookAt('tam', at)).rejects.toMatchObject({ code });
    }
    await expect(showSiteAt(newsroom.as('tam'), { at: 'mai' }, async () => null)).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });
});

describe('other readers do not get the preview', () => {
  const publicIds = async (q: Pick<FreshDatabase['db'], 'execute'>) =>
    (await q.execute<{ id: string }>(sql`select id from public_articles`)).rows.map(({ id }) => id);

  test('neither during a preview nor from its connection afterwards', async () => {
    const { id } = await newsroom.approved({ headline: 'Bài sẽ lên' });
    await newsroom.act('thu', id, 'schedule', { publishAt: minutes(10) });
    await withSiteAt(database.db, { at: minutes(10), hiddenIds: [] }, async (db) => {
      expect(await publicIds(db)).toEqual([id]);
      expect(await publicIds(database.db)).toEqual([]);
    });
    await expect(
      withSiteAt(database.db, { at: minutes(10), hiddenIds: [] }, async () => {
        throw new Error('giữa chừng');
      }),
    ).rejects.toThrow('giữa chừng');
    const everywhere = await Promise.all(Array.from({ length: 16 }, () => publicIds(database.db)));
    expect(everywhere.every((ids) => ids.length === 0)).toBe(true);
    expect(services().siteAt).toBeUndefined();
  });

  test('nor by the setting alone, which the public view ignores', async () => {
    const { id } = await newsroom.approved({ headline: 'Bài sẽ lên' });
    await newsroom.act('thu', id, 'schedule', { publishAt: minutes(10) });
    await database.db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('toasoan.site_at', ${minutes(60).toISOString()}, true)`);
      expect(await publicIds(tx)).toEqual([]);
    });
  });

  test('nor from the preview view without the setting, which fails', async () => {
    await expect(
      database.db.execute(sql`select id from site_at.public_articles where number = 1`),
    ).rejects.toThrow();
    await withSiteAt(database.db, { at: minutes(10), hiddenIds: [] }, async (db) => publicIds(db));
    await expect(
      database.db.execute(sql`select id from site_at.public_articles where number = 1`),
    ).rejects.toThrow();
  });

  test('and a preview transaction is read-only', async () => {
    const write = withSiteAt(database.db, { at: minutes(10), hiddenIds: [] }, (db) =>
      db.execute(sql`update articles set slug = 'khac'`),
    );
    await expect(write).rejects.toMatchObject({ cause: { code: '25006' } });
  });
});

test('both views are equal except for their clock and schedules', async () => {
  const { rows } = await database.db.execute<{ now: string; then: string }>(
    sql`select pg_get_viewdef('public.public_articles'::regclass) as now, pg_get_viewdef('site_at.public_articles'::regclass) as then`,
  );
  expect(rows[0]?.then.replaceAll('site_at.', '')).toBe(rows[0]?.now);
});

test('the public view is planned as with now(), using an index', async () => {
  await databaseClock.setTo(null);
  const plan = async (view: string) => {
    const { rows } = await database.db.transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      return tx.execute<{ 'QUERY PLAN': string }>(
        sql.raw(`explain (costs off) select id from ${view} order by published_at desc, id desc limit 12`),
      );
    });
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  const { rows } = await database.db.execute<{ text: string }>(
    sql`select pg_get_viewdef('public.public_articles'::regclass) as text`,
  );
  const withNow = `(${rows[0]?.text.replaceAll('site_now()', 'now()').replace(';', '')}) direct`;
  const planned = await plan('public_articles');
  expect(planned).toBe(await plan(withNow));
  expect(planned).toMatch(/Index Scan( Backward)? using articles_(public|section)_idx/);
  expect(planned).toContain('Index Cond: (published_at <= now())');
  expect(planned).not.toContain('site_now');
});

describe('over HTTP', () => {
  let server: Server;
  let origin: string;
  const secret = 'a secret for this test';
  /** Renders a page from the services. */
  const render = async (url: string) => {
    const home = await readHome(services());
    const headlines = [home.lead, ...home.seconds, ...home.latest].map((story) => story?.headline).join(' ');
    return {
      status: 200,
      headers: { 'content-type': url === '/rss.xml' ? 'application/rss+xml' : 'text/html; charset=utf-8' },
      body: Buffer.from(
        `<html><head></head><body>${headlines}<a class="x" href="/the-gioi/bai-1001?x=1#y">a</a>` +
          `<a href="/desk">b</a><a href="https://ngoai.example/">c</a><a href="//ngoai.example/">d</a>` +
          `<form action="/tim-kiem" method="get"></form><img src="/media/1/320.jpeg"></body></html>`,
      ),
    };
  };

  beforeEach(async () => {
    const ctx = newsroom.as(null);
    const serve = createServeSiteAt({ ctx, authSecret: secret, render });
    server = createServer(async (request, response) => {
      if (!(await serve(request, response))) response.writeHead(418).end('others');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  async function cookieOf(name: Who): Promise<string> {
    const personId = newsroom.people[name].id;
    const { sessionId: sid } = await sessionFor(newsroom.as(null), personId);
    return `${sessionCookieName}=${encodeURIComponent(await encryptJwt({ sid }, { secret, maxAgeSeconds: 3_600 }))}`;
  }
  const get = async (path: string, cookie?: string, method = 'GET') =>
    fetch(`${origin}${path}`, { method, redirect: 'manual', headers: cookie ? { cookie } : {} });

  test('an editor gets the page: no-store, noindex, with links within the preview', async () => {
    const { id } = await newsroom.approved({ headline: 'Bài sẽ lên' });
    await newsroom.act('thu', id, 'schedule', { publishAt: minutes(10) });
    const answer = await get(siteAtUrl(minutes(10), '/'), await cookieOf('thu'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-robots-tag')).toContain('noindex');
    const html = await answer.text();
    expect(html).toContain('Bài sẽ lên');
    expect(html).toContain(`href="${siteAtUrl(minutes(10), '/the-gioi/bai-1001?x=1#y')}"`);
    expect(html).toContain(`action="${siteAtUrl(minutes(10), '/tim-kiem')}"`);
    for (const unchangedLink of [
      'href="/desk"',
      'href="https://ngoai.example/"',
      'href="//ngoai.example/"',
      'src="/media/1/320.jpeg"',
    ])
      expect(html).toContain(unchangedLink);
  });

  test('a visitor without a valid session is redirected to sign-in, without a render', async () => {
    const { id } = await newsroom.approved({ headline: 'Bài sẽ lên' });
    await newsroom.act('thu', id, 'schedule', { publishAt: minutes(10) });
    const forged = await encryptJwt({ sid: 'x' }, { secret: 'another secret', maxAgeSeconds: 3_600 });
    for (const cookie of [undefined, `${sessionCookieName}=${forged}`, `${sessionCookieName}=rác`]) {
      const answer = await get(siteAtUrl(minutes(10), '/'), cookie && encodeURI(cookie));
      expect(answer.status).toBe(302);
      expect(answer.headers.get('location')).toMatch(/^\/sign-in\?next=/);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.text()).toBe('');
    }
  });

  test('a contributor and an invalid time are redirected to the form with the reason', async () => {
    for (const [name, at, why] of [
      ['minh', minutes(10), 'action.not-your-role'],
      ['tam', minutes(-10), 'site-at.past'],
      ['tam', new Date(START.getTime() + 400 * 86_400_000), 'site-at.too-far'],
    ] as const) {
      const answer = await get(siteAtUrl(at, '/'), await cookieOf(name));
      expect(answer.headers.get('location')).toBe(`/desk/site-at?why=${why}`);
    }
  });

  test('pages that are not for readers are 404, and other URLs and methods are passed on', async () => {
    const cookie = await cookieOf('tam');
    for (const path of ['/desk', '/api/v1/articles', '/desk/site-at/2026-05-04T03:10:00Z/', '/rss.xml']) {
      expect((await get(siteAtUrl(minutes(10), path), cookie)).status, path).toBe(404);
    }
    for (const [path, method] of [
      ['/desk/site-at', 'GET'],
      ['/?at=2026-05-04T03:10:00Z', 'GET'],
      ['/desk/site-at/mai/', 'GET'],
      [siteAtUrl(minutes(10), '/'), 'POST'],
    ] as const) {
      expect((await get(path, cookie, method)).status, `${method} ${path}`).toBe(418);
    }
  });
});
