import { afterAll, beforeAll, expect, test } from 'vitest';
import { stripScripts } from '#server/rendering/next-renderer.ts';
import { inTime } from '#tests/support/in-time.ts';
import { findPageKinds, type PageKind } from '#tests/support/site/page-kinds.ts';
import { startBeside } from '#tests/support/site/start-web-process.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openWithdrawals } from '#tests/support/workflow/withdrawal.ts';

/*
 * In production, readers' pages are rendered without Next (decision 0049). A second process renders the same
 * pages with Next, without a page cache. Both must give readers the same page.
 */

let beside: Awaited<ReturnType<typeof startBeside>>;
let kinds: PageKind[];

beforeAll(async () => {
  const { stories, others } = await findPageKinds(theSite());
  kinds = [
    ...stories,
    ...others,
    { name: 'history', address: `${await publishedTwice()}/lich-su`, status: 200 },
    ...['/da-luu', '/gioi-thieu', '/lien-he', '/luu-tru', '/luu-tru/2026'].map((address) => ({
      name: address,
      address,
      status: 200,
    })),
    { name: 'a day that is none', address: '/luu-tru/2026/99', status: 404 },
    { name: 'an address with signs', address: '/Th%E1%BB%9Di-s%E1%BB%B1/xin-ch%C3%A0o', status: 404 },
    {
      name: 'another slug',
      address: (stories[0]?.address ?? '').replace(/[^/]+-(\d+)$/, 'x-$1'),
      status: 301,
    },
    ...['rss.xml', 'atom.xml', 'feed.json', 'robots.txt', 'llms.txt', 'sitemap.xml', 'opensearch.xml'].map(
      (file) => ({ name: file, address: `/${file}`, status: 200 }),
    ),
    { name: 'a feed of nothing', address: '/khong-co/rss.xml', status: 404 },
    { name: 'suggestions', address: '/tim-kiem/goi-y?q=n%C6%B0%E1%BB%9B', status: 200 },
  ];
  beside = await startBeside(theSite(), { settings: { PAGE_CACHE_MB: '0', SITE_URL: theSite().url } });
});
afterAll(() => beside?.stop());

/** The address of a story with a second version; most demonstration stories have none. */
async function publishedTwice(): Promise<string> {
  const { url, dataDir } = theSite();
  const newsroom = await openWithdrawals({ urls: [url], dataDir });
  const { id } = await newsroom.begin('lan', {
    headline: 'Bài đã đổi một lần',
    tags: [{ name: 'Biến đổi khí hậu' }],
  });
  await newsroom.approve(id);
  await newsroom.act('thu', id, 'publish');
  await newsroom.save('lan', id, { headline: 'Bài đã đổi hai lần' });
  await newsroom.approve(id);
  const published = await newsroom.act('thu', id, 'publish-update', { updateKind: 'update' });
  return published.url;
}

type Answer = { status: number; type: string | null; location: string | null; head: string[]; body: string };

async function ask(url: string): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', headers: { accept: 'text/html' } });
  const status = response.status === 308 ? 301 : response.status;
  const location = response.headers.get('location');
  const html = await response.text();
  // A client that follows a redirect does not read its body.
  if (location !== null) return { status, location, type: null, head: [], body: '' };
  const type = response.headers.get('content-type');
  if (!type?.startsWith('text/html')) return { status, location, type, head: [], body: withoutClock(html) };
  const stripped = stripScripts(html);
  if (stripped === null) throw new Error(`${url} came with parts out of order`);
  const [head = '', body = ''] = stripped.split('</head>');
  // Next leaves an empty element for late parts; readers' pages have no late parts.
  return {
    status,
    type,
    location,
    head: elementsOf(head),
    body: withoutClock(body).replace('<div hidden=""></div>', ''),
  };
}

/**
 * The elements of a head in a canonical order, without those about loading; several style sheets count as one
 * with their names.
 */
function elementsOf(head: string): string[] {
  const elements = head.match(/<(?:meta|link)\b[^>]*>|<(title|script)\b[^>]*>[\s\S]*?<\/\1>/g) ?? [];
  const sheets = elements.flatMap(
    (element) => /rel="stylesheet" href="[^"]*\/([^"/]+)\.css/.exec(element)?.[1] ?? [],
  );
  return [
    ...elements
      .filter((element) => !element.includes('rel="stylesheet"'))
      .map((element) => element.replace(/\s*\/?>$/, '>')),
    `sheets ${sheets.join('+')}`,
  ].sort();
}

/** A minute may pass between the two answers, and a cursor contains the millisecond of a search. */
function withoutClock(text: string): string {
  return text.replace(/(<time\b[^>]*>)[^<]*/g, '$1').replace(/cursor=\d+_[^"&]+/g, 'cursor=');
}

test('each kind of page has the same head, body and status as the page that Next renders', async () => {
  expect(kinds.length).toBeGreaterThan(30);
  for (const { name, address, status } of kinds) {
    // The stories above appear on cached pages. A page is revalidated within a minute at the latest.
    await inTime(
      async () => {
        const [ours, nexts] = [await ask(theSite().url + address), await ask(beside.url + address)];
        expect([name, ours]).toEqual([name, nexts]);
        expect([name, ours.status]).toEqual([name, status]);
        if (ours.type?.startsWith('text/html'))
          expect([name, ours.head.length > 10, ours.body.length > 1_000]).toEqual([name, true, true]);
      },
      500,
      100_000,
    );
  }
});

test('a reader page contains no framework code, which the page of Next contains', async () => {
  const [ours, nexts] = await Promise.all(
    [theSite().url, beside.url].map(async (url) => (await fetch(`${url}/gioi-thieu`)).text()),
  );
  expect(nexts).toContain('self.__next_f');
  expect(ours).not.toMatch(/__next|<!--/);
  expect(ours?.match(/<script\b/g)).toHaveLength(3);
});
