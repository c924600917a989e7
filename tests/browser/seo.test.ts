import { spawnSync } from 'node:child_process';
import { Readable } from 'node:stream';
import { Readability } from '@mozilla/readability';
import FeedParser from 'feedparser';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { parseHTML } from 'linkedom';
import RssParser from 'rss-parser';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Block } from '#core/document/block-types.ts';
import { bodyText } from '#core/document/body-text.ts';
import { axeFaults, LAW_AND_PRACTICE } from '#tests/support/browser/axe.ts';
import { DESKTOP, newVisitor, PHONE } from '#tests/support/browser/browser.ts';
import { inTime } from '#tests/support/in-time.ts';
import { longTest } from '#tests/support/long-test.ts';
import { checkHtml, hasHtmlChecker } from '#tests/support/site/html-checker.ts';
import { findPageKinds, type KindOfStory, type PageKind } from '#tests/support/site/page-kinds.ts';
import { faultsOfJsonLd } from '#tests/support/site/structured-data.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { SIZES } from '../sizes.ts';

let stories: readonly KindOfStory[];
let kinds: readonly PageKind[];
const pages = new Map<string, { status: number; html: string; document: Document }>();

beforeAll(async () => {
  const found = await findPageKinds(theSite());
  stories = found.stories;
  kinds = [...found.others, ...found.stories];
  for (const { address } of kinds) {
    const answer = await fetch(at(address), { redirect: 'manual' });
    const html = await answer.text();
    const { document } = parseHTML(html);
    pages.set(address, { status: answer.status, html, document: document as unknown as Document });
  }
}, 300_000);

const at = (address: string) => `${theSite().url}${address}`;

function pageAt(address: string) {
  const page = pages.get(address);
  if (page === undefined) throw new Error(`${address} was not fetched.`);
  return page;
}

const attributesOf = (document: Document, selector: string, name: string) =>
  [...document.querySelectorAll(selector)].map((element) => element.getAttribute(name) ?? '');

test('each kind of page answers with its expected status', () => {
  expect(stories.length).toBeGreaterThan(3);
  for (const { name, address, status } of kinds) expect(pageAt(address).status, name).toBe(status);
});

longTest('the HTML checker finds no fault in any kind of page', async (context) => {
  if (!hasHtmlChecker()) {
    console.warn('NOT RUN: the HTML checker (vnu) needs Java, and there is none on this machine.');
    context.skip();
  }
  const faults = await checkHtml(new Map(kinds.map(({ name, address }) => [name, pageAt(address).html])));
  expect(faults).toEqual([]);
});

test('the JSON-LD of each page meets the rules of Google and schema.org', () => {
  const faults = kinds.flatMap(({ name, address }) => {
    const { document } = pageAt(address);
    const [url = at(address)] = attributesOf(document, 'link[rel=canonical]', 'href');
    const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')];
    return scripts.flatMap((script) =>
      faultsOfJsonLd(script.textContent ?? '', { url }).map((fault) => `${name}: ${fault}`),
    );
  });
  expect(faults).toEqual([]);
});

test('a page with breadcrumbs has a BreadcrumbList in its JSON-LD, and a story its article type', () => {
  for (const { name, address, status } of kinds) {
    if (status !== 200 || name.includes('search') || name === 'nothing found') continue;
    const { document } = pageAt(address);
    const json = document.querySelector('script[type="application/ld+json"]')?.textContent ?? '';
    const showsPlace = document.querySelector('nav.breadcrumbs') !== null;
    if (showsPlace) expect(json, name).toContain('BreadcrumbList');
    if (name.startsWith('story')) expect(json, name).toMatch(/Article"|LiveBlogPosting/);
  }
});

test('every indexable page names its canonical URL, and every other page is noindex', () => {
  for (const { name, address, status } of kinds) {
    const { document } = pageAt(address);
    const canonical = attributesOf(document, 'link[rel=canonical]', 'href');
    const robots = attributesOf(document, 'meta[name=robots]', 'content').join();
    if (status !== 200 || name.includes('search') || name === 'nothing found') {
      expect(robots, name).toContain('noindex');
      continue;
    }
    expect(robots, name).not.toContain('noindex');
    expect(canonical, name).toEqual([address === '/' ? theSite().url : at(address)]);
    expect(attributesOf(document, 'title', 'class'), name).toHaveLength(1);
    // A large card is declared only with a landscape image.
    const [card] = attributesOf(document, 'meta[name="twitter:card"]', 'content');
    const [width, height] = ['width', 'height'].map((side) =>
      Number(attributesOf(document, `meta[property="og:image:${side}"]`, 'content')[0]),
    );
    expect(card, name).toBe(Number(width) > Number(height) ? 'summary_large_image' : 'summary');
  }
});

test('a story has a social image of the declared size, and an oEmbed link that works', async () => {
  for (const { name, address } of stories) {
    const { document } = pageAt(address);
    const meta = (property: string) => attributesOf(document, `meta[property="${property}"]`, 'content')[0];
    const image = await fetch(meta('og:image') ?? '');
    expect(image.headers.get('content-type'), name).toBe('image/jpeg');
    expect(image.headers.get('cache-control'), name).toContain('immutable');
    const size = await sharp(Buffer.from(await image.arrayBuffer())).metadata();
    expect([String(size.width), String(size.height)]).toEqual([
      meta('og:image:width'),
      meta('og:image:height'),
    ]);
    expect(attributesOf(document, 'meta[name="twitter:card"]', 'content')).toEqual(['summary_large_image']);
    const shown = attributesOf(document, 'link[type="application/json+oembed"]', 'href')[0] ?? '';
    const answer = await fetch(shown.replace(/^https?:\/\/[^/]+/, theSite().url));
    expect((await answer.json()) as object, name).toMatchObject({ version: '1.0', type: 'rich' });
  }
});

test('Readability extracts the headline, author, time and full text of a story, and no text of another', async () => {
  for (const { name, number, address } of stories) {
    // Live coverage has no complete text; other tests cover its entries.
    if (name === 'story: live') continue;
    const apiArticle = (await (await fetch(at(`/api/v1/public/articles/${number}`))).json()) as {
      headline: string;
      publishedAt: string;
      bylineNames: string[];
      body: Parameters<typeof bodyText>[0];
    };
    const document = withoutNoteMarks(pageAt(address).html);
    const others = [...document.querySelectorAll('aside a, .related a, .same-section a')].map(
      (link) => link.textContent?.trim() ?? '',
    );
    const head = flat(document.querySelector('.article-head')?.textContent ?? '');
    const article = new Readability(document).parse();
    expect(article?.title, name).toBe(apiArticle.headline);
    for (const author of apiArticle.bylineNames) expect(article?.byline, name).toContain(author);
    expect(new Date(article?.publishedTime ?? 0).toISOString(), name).toBe(apiArticle.publishedAt);
    const text = flat(article?.textContent ?? '');
    // The page shows the words of photos and boxes in other elements.
    const paragraphs = apiArticle.body.content.filter(({ type }) => type === 'paragraph');
    for (const paragraph of paragraphs) {
      expect(text, name).toContain(
        flat(bodyText({ ...apiArticle.body, content: [withoutNotes(paragraph)] })),
      );
    }
    // The event may also be shown above the headline.
    for (const other of others.filter((each) => each.length > 20 && !head.includes(flat(each))))
      expect(text, name).not.toContain(flat(other));
  }
});

const SHORT = [
  'Sáng 1/12, đoàn tàu từ Hà Nội vào Đà Nẵng phải dừng ba giờ vì cây đổ chắn ngang đường ray.',
  'Không ai bị thương, và chuyến tàu tiếp theo đi đúng giờ, theo trạm gác địa phương.',
];

test('Readability extracts both paragraphs of a short story, and no text from below or beside it', () => {
  for (const { name, address } of stories.filter((story) => story.name !== 'story: live')) {
    const document = withoutNoteMarks(pageAt(address).html);
    const body = document.querySelector('.body');
    if (body) body.innerHTML = SHORT.map((words) => `<p>${words}</p>`).join('\n');
    const [headline = '', head = ''] = ['h1', '.article-head'].map((part) =>
      flat(document.querySelector(part)?.textContent ?? ''),
    );
    const others = [...document.querySelectorAll('.article-end *, .around a, .around h2, .colophon p')]
      .map((part) => flat(part.textContent ?? ''))
      .filter((words) => words.length > 15 && !head.includes(words));
    expect(others.length, name).toBeGreaterThan(3);
    const article = new Readability(document).parse();
    const text = flat(article?.textContent ?? '');
    expect(flat(article?.title ?? ''), name).toBe(headline);
    expect(article?.byline, name).toBeTruthy();
    expect(article?.publishedTime, name).toBeTruthy();
    for (const words of SHORT) expect(text, name).toContain(words);
    for (const other of others) expect(text, name).not.toContain(other);
  }
});

/** Parses a page without its footnote numbers, which are not part of a sentence. */
function withoutNoteMarks(html: string): Document {
  const { document } = parseHTML(html);
  for (const mark of document.querySelectorAll('.footnote-mark, .footnote-back')) mark.remove();
  return document as unknown as Document;
}

/** The text of footnotes is at the end of the page. */
function withoutNotes(block: Block): Block {
  if (block.type !== 'paragraph') return block;
  return { ...block, content: block.content?.filter(({ type }) => type !== 'footnote') ?? [] };
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('feeds', () => {
  type Item = { title: string; url: string; at: string; id: string };
  const item = (title: unknown, url: unknown, moment: unknown, id: unknown): Item => ({
    title: String(title),
    url: String(url),
    at: new Date(moment as string).toISOString().slice(0, 19),
    id: String(id),
  });

  async function byFeedParser(xml: string): Promise<Item[]> {
    const parser = new FeedParser({ addmeta: false });
    const items: Item[] = [];
    for await (const each of Readable.from([xml]).pipe(parser)) {
      items.push(item(each.title, each.link, each.pubdate, each.guid));
    }
    return items;
  }

  async function byRssParser(xml: string): Promise<Item[]> {
    const { items } = await new RssParser<object, { id?: string; guid?: string }>().parseString(xml);
    return items.map((each) => item(each.title, each.link, each.isoDate, each.guid ?? each.id));
  }

  const rssItems = (xml: string) =>
    (parseRssFeed(xml).items ?? []).map((each) =>
      item(each.title, each.link, each.pubDate, each.guid?.value),
    );
  const atomItems = (xml: string) =>
    (parseAtomFeed(xml).entries ?? []).map((each) =>
      item(
        titleOf(each.title),
        each.links?.find(({ rel }) => rel === 'alternate')?.href,
        each.published,
        each.id,
      ),
    );
  const titleOf = (title: unknown) =>
    typeof title === 'object' && title !== null && 'value' in title ? title.value : title;
  const jsonItems = (text: string) =>
    (parseJsonFeed(text).items ?? []).map((each) => item(each.title, each.url, each.date_published, each.id));
  const plainJsonItems = (text: string) =>
    (JSON.parse(text) as { items: Record<string, string>[] }).items.map((each) =>
      item(each.title, each.url, each.date_published, each.id),
    );

  test('three parsers read the same items from each format and kind of feed', async () => {
    const place = (name: string) => kinds.find((kind) => kind.name === name)?.address ?? '';
    for (const page of ['', place('section'), place('tag'), place('author')]) {
      // During revalidation the cache may serve one of the three files from before.
      await inTime(async () => {
        const [rss = '', atom = '', json = ''] = await Promise.all(
          ['rss.xml', 'atom.xml', 'feed.json'].map(async (file) =>
            (await fetch(at(`${page}/${file}`))).text(),
          ),
        );
        const expected = rssItems(rss);
        expect(expected.length, page).toBeGreaterThan(0);
        const readings = await Promise.all([
          ...[byFeedParser(rss), byRssParser(rss), byFeedParser(atom), byRssParser(atom)],
          ...[atomItems(atom), jsonItems(json), plainJsonItems(json)],
        ]);
        for (const reading of readings) expect(reading, page).toEqual(expected);
      });
    }
  });

  test('feeds and sitemaps answer a matching ETag with 304', async () => {
    for (const file of ['/rss.xml', '/atom.xml', '/feed.json', '/sitemap.xml', '/news-sitemap.xml']) {
      // Stories published by earlier tests may appear between the two requests.
      await inTime(async () => {
        const first = await fetch(at(file));
        const etag = first.headers.get('etag') ?? '';
        await first.body?.cancel();
        const again = await fetch(at(file), { headers: { 'if-none-match': etag } });
        expect([file, again.status, await again.text()]).toEqual([file, 304, '']);
      });
    }
  });
});

test('the sitemap index leads to every story of the site', async () => {
  const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url ?? '');
  // During revalidation the cache may serve a file without the newest stories.
  await inTime(async () => {
    const index = locations(await (await fetch(at('/sitemap.xml'))).text());
    const found = await Promise.all(
      index.map(async (url) => locations(await (await fetch(at(new URL(url).pathname))).text())),
    );
    const urls = new Set(found.flat());
    for (const { address } of stories) expect(urls.has(at(address)), address).toBe(true);
  });
});

test.each([
  ['/opensearch.xml', 'application/opensearchdescription+xml', /<ShortName>/],
  ['/manifest.webmanifest', 'application/manifest+json', /"icons"/],
  ['/llms.txt', 'text/plain', /^# /],
  ['/icons/icon-192.png', 'image/png', /PNG/],
])('%s is served with its content type', async (address, type, content) => {
  const answer = await fetch(at(address));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain(type);
  expect(await answer.text()).toMatch(content);
});

test('a URL with capitals, a trailing slash or an old slug redirects once to the canonical URL without unknown parameters', async () => {
  const [story] = stories;
  const [, section = '', slug = ''] = story?.address.split('/') ?? [];
  const others = [
    `/${section}/${slug}/`,
    `/${section.toUpperCase()}/${slug}`,
    `/mot-muc-cu/duong-dan-cu-${story?.number}`,
    `/Mot-Muc-Cu/Duong-Dan-Cu-${story?.number}/`,
  ];
  for (const other of others) {
    const answer = await fetch(at(`${other}?utm_source=x`), { redirect: 'manual' });
    const location = new URL(answer.headers.get('location') ?? '', at('/'));
    expect([other, answer.status, location.pathname + location.search]).toEqual([other, 301, story?.address]);
  }
});

longTest(
  'axe finds nothing on any kind of page',
  async () => {
    const page = await newVisitor();
    const faults: string[] = [];
    const looks = [
      [DESKTOP, 'light'],
      [PHONE, 'dark'],
      [DESKTOP, 'dark'],
      [PHONE, 'light'],
    ] as const;
    for (const [at, { name, address }] of kinds.entries()) {
      if (at % SIZES.everyNthKindOfPage !== 0) continue;
      await page.goto(address);
      for (const [viewport, colorScheme] of looks.filter((_, look) => SIZES.everyLook || look === at % 2)) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        const found = await axeFaults(page, { tags: LAW_AND_PRACTICE });
        faults.push(...found.map((fault) => `${name}, ${colorScheme}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
  },
  300_000,
);

test('every kind of page has landmarks, one h1, no skipped heading level, and named links and buttons', async () => {
  const page = await newVisitor();
  for (const { name, address } of kinds) {
    await page.goto(address);
    const tree = await page.locator('body').ariaSnapshot();
    for (const landmark of ['banner', 'main', 'contentinfo']) {
      expect(tree.match(new RegExp(`^ *- ${landmark}:`, 'gm')), `${name}: ${landmark}`).toHaveLength(1);
    }
    const levels = [...tree.matchAll(/- '?heading .*\[level=(\d)\]/g)].map(([, level]) => Number(level));
    expect(
      levels.filter((level) => level === 1),
      name,
    ).toHaveLength(1);
    const gaps = levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1);
    expect([name, gaps]).toEqual([name, []]);
    expect(tree, name).not.toMatch(/^ *- (link|button)(:| *$)/m);
  }
});

test('without scripts a story is complete and the search form works', async () => {
  const page = await newVisitor({ javaScriptEnabled: false });
  const [story] = stories;
  await page.goto(story?.address ?? '/');
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  expect(await page.locator('.body > p').first().isVisible()).toBe(true);
  await page.goto('/tim-kiem');
  await page.locator('main input[type=search]').fill('khi hau');
  await page.locator('main input[type=search]').press('Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === 'khi hau');
  expect(await page.locator('main article, main li').count()).toBeGreaterThan(0);
});

test('adjacent inline elements are separated by whitespace or punctuation, not by style alone', () => {
  const inline = ['a', 'span', 'time', 'strong', 'small'];
  const joined: string[] = [];
  for (const { address } of kinds) {
    for (const element of pageAt(address).document.querySelectorAll(inline.join(', '))) {
      const next = element.nextSibling as Element | null;
      // The text of a body is as its author wrote it.
      if (!inline.includes(next?.localName ?? '') || element.closest('.body')) continue;
      const [end = '', begin = ''] = [element.textContent, next?.textContent ?? ''];
      if (/[\p{L}\p{N})]$/u.test(end) && /^[\p{L}\p{N}]/u.test(begin))
        joined.push(`${address}: ${end}|${begin}`);
    }
  }
  expect(joined).toEqual([]);
});

test('in w3m the parts of a story are in reading order', (context) => {
  if (spawnSync('w3m', ['-version']).status !== 0) {
    console.warn('NOT RUN: w3m is not on this machine.');
    context.skip();
  }
  const [story] = stories;
  const document = withoutNoteMarks(pageAt(story?.address ?? '').html);
  const { stdout } = spawnSync(
    'w3m',
    ['-dump', '-T', 'text/html', '-I', 'UTF-8', '-O', 'UTF-8', '-cols', '4000'],
    {
      input: document.documentElement.outerHTML,
      encoding: 'utf8',
    },
  );
  const text = flat(stdout);
  const parts = [
    document.querySelector('h1')?.textContent,
    document.querySelector('.byline a')?.textContent,
    ...[...document.querySelectorAll('.body > p')].map((paragraph) => paragraph.textContent),
    document.querySelector('.colophon-name')?.textContent,
  ].map((part) => flat(part ?? ''));
  let from = 0;
  for (const part of parts) {
    const place = text.indexOf(part, from);
    expect(place, part).toBeGreaterThanOrEqual(0);
    from = place + part.length;
  }
});
