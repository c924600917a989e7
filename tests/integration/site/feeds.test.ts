import { createServer, type Server } from 'node:http';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paidWords } from '#components/site/paid-words.ts';
import type { BodyLabels } from '#core/document/block-type.ts';
import { type Body, bodySchemaNumber } from '#core/document/body.ts';
import { feedIdOf } from '#core/feeds/feed.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { LiveWords } from '#core/live/live-html.ts';
import { people } from '#db/schema/people.ts';
import { sections } from '#db/schema/sections.ts';
import { tags } from '#db/schema/tags.ts';
import { runRender } from '#platform/page-cache/render-context.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { applySettings } from '#usecases/settings/apply-settings.ts';
import { saveSettingsDraft } from '#usecases/settings/save-settings-draft.ts';
import { pingHub } from '#usecases/site/ping-hub.ts';
import { type FeedRequest, readFeed } from '#usecases/site/read-feed.ts';
import { createTag } from '#usecases/tags/create-tag.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
let hub: Server;
let hubUrl: string;
let status = 202;
const calls: { type: string | undefined; body: URLSearchParams }[] = [];
/** Messages that show in which language they were requested. */
const wordsIn = (locale: Locale) => new Proxy({}, { get: (_, name) => `${locale}:${String(name)}` });
const labels: FeedRequest['labels'] = (locale) => wordsIn(locale) as BodyLabels;
const liveWords: FeedRequest['liveWords'] = (locale) => wordsIn(locale) as LiveWords;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  hub = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      calls.push({ type: request.headers['content-type'], body: new URLSearchParams(body) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  const address = hub.address();
  hubUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
});

afterAll(() => hub.close());

async function published(
  headline: string,
  changes: { locale?: Locale } & Record<string, unknown> = {},
): Promise<string> {
  const { locale, ...others } = changes;
  return (await newsroom.published({ headline, ...others }, { locale })).id;
}

const feedOf = (of: FeedRequest['of']) =>
  readFeed(newsroom.as(null), {
    of,
    format: 'atom.xml',
    siteName: 'Tòa Soạn',
    siteDescription: 'Báo để thử.',
    labels,
    liveWords,
    paidWords,
  });
const FEEDS: FeedRequest['of'][] = [
  { kind: 'site' },
  { kind: 'section', slug: 'the-gioi' },
  { kind: 'tag', slug: 'bien-doi-khi-hau' },
  { kind: 'author', slug: 'lan' },
];

async function set(
  who: 'quan' | 'tam',
  values: Parameters<typeof saveSettingsDraft>[1]['values'],
  revision: number,
) {
  await saveSettingsDraft(newsroom.as(who), { values, revision });
  await applySettings(newsroom.as(who), { revision });
}

test.each(FEEDS)('a story is in the feed of %o with its authors and tags', async (of) => {
  const id = await published(`Chuyện trong nguồn ${of.kind}`);
  const { result, tags } = await runRender(() => feedOf(of));
  const item = result?.items.find((each) => each.id === feedIdOf(id));
  expect(item?.authors).toEqual([{ name: 'lan', url: `${newsroom.as(null).site.url}/tac-gia/lan` }]);
  expect(item?.tags.map(({ name }) => name)).toEqual(['Biến đổi khí hậu']);
  expect(item?.contentHtml).toContain('<p>');
  expect(tags.has(`article:${id}`)).toBe(true);
});

test('each of several stories has its own tags sorted by name and its authors in byline order', async () => {
  const names = ['Ven sông', 'An ninh nguồn nước', 'Đê điều'];
  const tags = await Promise.all(
    names.map((name) => createTag(newsroom.as('thu'), { name, type: 'topic' }).then(({ id }) => id)),
  );
  const { lan, huy } = newsroom.people;
  const [several, other, one] = [
    await published('Chuyện nhiều thẻ', { tagIds: tags, bylineIds: [huy.id, lan.id] }),
    await published('Chuyện hai thẻ', { tagIds: tags.slice(0, 2) }),
    await published('Chuyện một thẻ', { tagIds: tags.slice(1, 2) }),
  ];
  const feed = await feedOf({ kind: 'site' });
  const of = (id: string) => {
    const item = feed?.items.find((each) => each.id === feedIdOf(id));
    return [item?.tags.map(({ name }) => name), item?.authors.map(({ name }) => name)];
  };
  expect(feed?.items.slice(0, 3).map(({ id }) => id)).toEqual([one, other, several].map(feedIdOf));
  expect(of(several)).toEqual([
    ['An ninh nguồn nước', 'Đê điều', 'Ven sông'],
    ['huy', 'lan'],
  ]);
  expect(of(other)).toEqual([['An ninh nguồn nước', 'Ven sông'], ['lan']]);
  expect(of(one)).toEqual([['An ninh nguồn nước'], ['lan']]);
});

test.each([
  ['kill', { publicNote: 'Bài được rút.' }],
  ['take_down', { notice: { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' } }],
])('after a %s every feed that had the story has a tombstone and no content of it', async (action, input) => {
  const id = await published(`Chuyện bị rút bằng ${action}`);
  await newsroom.act('tam', id, action, input);
  for (const of of FEEDS) {
    const feed = await feedOf(of);
    expect(feed?.items.some((item) => item.id === feedIdOf(id))).toBe(false);
    expect(feed?.tombstones.filter((tombstone) => tombstone.id === feedIdOf(id))).toHaveLength(1);
    expect(JSON.stringify(feed)).not.toContain(`bằng ${action}`);
  }
  const other = await feedOf({ kind: 'section', slug: 'kinh-te' });
  expect(other?.tombstones).toEqual([]);
});

test('a restored story is newer than its tombstone', async () => {
  const id = await published('Chuyện được trả lại');
  const inFeed = async () => {
    const feed = await feedOf({ kind: 'site' });
    return {
      item: feed?.items.find((item) => item.id === feedIdOf(id)),
      gone: feed?.tombstones.find((tombstone) => tombstone.id === feedIdOf(id)),
    };
  };
  const before = (await inFeed()).item;
  expect(before?.updatedAt).toEqual(before?.publishedAt);
  await newsroom.act('tam', id, 'kill', { publicNote: 'Bài được rút.' });
  const { gone } = await inFeed();
  for (const who of ['tam', 'phuc'] as const) await newsroom.act(who, id, 'restore', { reason: 'Rút nhầm.' });
  const after = await inFeed();
  expect(after.gone).toBeUndefined();
  expect(after.item?.publishedAt).toEqual(before?.publishedAt);
  expect(after.item?.updatedAt.getTime()).toBeGreaterThan(gone?.withdrawnAt.getTime() ?? Number.NaN);
});

/** Publishes a story by Lan in one section, and again by Huy in the other under another tag. */
async function moved(headline: string): Promise<string> {
  const id = await published(headline, { bylineIds: [newsroom.people.lan.id] });
  const { id: tagId } = await createTag(newsroom.as('thu'), { name: `Thẻ của ${headline}`, type: 'topic' });
  const { version } = await readArticle(newsroom.as('tam'), { articleId: id });
  await saveArticle(newsroom.as('tam'), {
    ...{ articleId: id, baseVersion: version },
    changes: { sectionId: newsroom.business, tagIds: [tagId], bylineIds: [newsroom.people.huy.id] },
  });
  await newsroom.act('tam', id, 'submit');
  await newsroom.act('thu', id, 'approve');
  await newsroom.act('thu', id, 'publish_update', { updateKind: 'minor_fix' });
  return id;
}

test('a story killed after a move has a tombstone in its earlier feeds as well', async () => {
  const id = await moved('Chuyện đổi mục');
  await newsroom.act('tam', id, 'kill', { publicNote: 'Bài được rút.' });
  const now: FeedRequest['of'][] = [
    { kind: 'section', slug: 'kinh-te' },
    { kind: 'tag', slug: 'the-cua-chuyen-doi-muc' },
  ];
  for (const of of [...FEEDS, ...now]) {
    const tombstones = (await feedOf(of))?.tombstones.filter((tombstone) => tombstone.id === feedIdOf(id));
    expect([of, tombstones?.length]).toEqual([of, 1]);
  }
});

test('a withheld story and a draft leave no trace in feeds', async () => {
  const id = await published('Chuyện tạm ẩn');
  await newsroom.act('tam', id, 'withhold', { reason: 'Cần kiểm tra.' });
  const draft = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  const text = JSON.stringify(await feedOf({ kind: 'site' }));
  expect(text).not.toContain(id);
  expect(text).not.toContain(draft.id);
});

test('a feed item uses the language of its story, and the feed that of the site', async () => {
  const quote = {
    type: 'pullQuote',
    attrs: { cite: 'Lan', role: 'nhà báo' },
    content: [{ type: 'text', text: 'Nước lên.' }],
  };
  const body = { ...bodyOf(), content: [quote] } as Body;
  const [vi, en] = [
    await published('Bài tiếng Việt', { body }),
    await published('In English', { body, locale: 'en' }),
  ];
  const feed = await feedOf({ kind: 'section', slug: 'the-gioi' });
  for (const [id, locale] of [
    [vi, 'vi'],
    [en, 'en'],
  ] as const) {
    const item = feed?.items.find((each) => each.id === feedIdOf(id));
    expect(item).toMatchObject({ locale, contentHtml: expect.stringContaining(`${locale}:quoteForm`) });
  }
  expect(feed?.title).toBe('Thế giới – Tòa Soạn');
  const services = newsroom.as(null);
  const english = await readFeed(
    { ...services, site: { ...services.site, locale: 'en' } },
    {
      of: { kind: 'section', slug: 'the-gioi' },
      format: 'rss.xml',
      siteName: 'Newsroom',
      siteDescription: 'Báo để thử.',
      labels,
      liveWords,
      paidWords,
    },
  );
  expect(english?.title).toBe('World – Newsroom');
});

test('the description of a feed is that of its subject, or that of the site', async () => {
  const { db } = database;
  const descriptionOf = async (of: FeedRequest['of']) => (await feedOf(of))?.description;
  for (const of of FEEDS) expect([of, await descriptionOf(of)]).toEqual([of, 'Báo để thử.']);
  await db.update(sections).set({ description: 'Chuyện năm châu.' }).where(eq(sections.slug, 'the-gioi'));
  await db.update(tags).set({ description: 'Trái đất nóng lên.' }).where(eq(tags.slug, 'bien-doi-khi-hau'));
  await db.update(people).set({ bio: 'Viết về miền Tây.' }).where(eq(people.slug, 'lan'));
  expect(await Promise.all(FEEDS.map(descriptionOf))).toEqual([
    'Báo để thử.',
    'Chuyện năm châu.',
    'Trái đất nóng lên.',
    'Viết về miền Tây.',
  ]);
});

const paid = {
  ...{ format: 'sponsored', sponsor: 'Công ty Muối <Biển>' },
  body: {
    ...{ type: 'doc', schema: bodySchemaNumber },
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Mua', marks: [{ type: 'link', attrs: { href: 'https://muoi.example/' } }] },
        ],
      },
    ],
  },
};
const paidItem = async (id: string) =>
  (await feedOf({ kind: 'site' }))?.items.find((item) => item.id === feedIdOf(id));

test('sponsored items start with their label and sponsor, and their links are marked', async () => {
  const item = await paidItem(await published('Hạt muối đi xa', paid));
  expect(item?.label).toBe('Nội dung tài trợ');
  expect(item?.contentHtml).toMatch(
    /^<p><strong>Nội dung tài trợ, do Công ty Muối &lt;Biển&gt; trả tiền<\/strong><\/p>\n/,
  );
  expect(item?.contentHtml).toContain('<a href="https://muoi.example/" rel="sponsored noopener noreferrer">');
  expect(item?.summary).toMatch(/^Nội dung tài trợ, do Công ty Muối <Biển> trả tiền\. ./);
  const ours = await paidItem(await published('Chuyện của tòa soạn'));
  expect(ours?.label).toBeUndefined();
  expect(JSON.stringify(ours)).not.toContain('tài trợ');
});

test('a setting limits feeds to summaries', async () => {
  await set('tam', { feedsInFull: false }, 0);
  const feed = await feedOf({ kind: 'site' });
  expect(feed?.items.every(({ contentHtml }) => contentHtml === null)).toBe(true);
  expect(feed?.items[0]?.summary).not.toBe('');
});

test('a WebSub hub is notified of every feed with the story, and without a hub there is no request', async () => {
  const id = await published('Chuyện cho hub');
  await pingHub(newsroom.as(null), id);
  expect(calls).toEqual([]);
  await set('quan', { websubHub: hubUrl }, 1);
  expect((await feedOf({ kind: 'site' }))?.hubUrl).toBe(hubUrl);
  await pingHub(newsroom.as(null), id);
  const [call] = calls;
  expect(call?.type).toBe('application/x-www-form-urlencoded');
  expect(call?.body.get('hub.mode')).toBe('publish');
  const site = newsroom.as(null).site.url;
  expect(call?.body.getAll('hub.url')).toHaveLength(4 * 3);
  expect(call?.body.getAll('hub.url')).toEqual(
    expect.arrayContaining([
      `${site}/atom.xml`,
      `${site}/the-gioi/rss.xml`,
      `${site}/chu-de/bien-doi-khi-hau/feed.json`,
      `${site}/tac-gia/lan/atom.xml`,
    ]),
  );
});

test('the hub is notified of the feeds that a story has left', async () => {
  const id = await moved('Chuyện rời mục');
  calls.length = 0;
  await pingHub(newsroom.as(null), id);
  const paths = calls[0]?.body.getAll('hub.url').map((url) => new URL(url).pathname);
  for (const left of ['/the-gioi/rss.xml', '/chu-de/bien-doi-khi-hau/rss.xml', '/tac-gia/lan/rss.xml'])
    expect(paths).toContain(left);
  for (const current of [
    '/kinh-te/rss.xml',
    '/chu-de/the-cua-chuyen-roi-muc/rss.xml',
    '/tac-gia/huy/rss.xml',
  ])
    expect(paths).toContain(current);
  expect(new Set(paths).size).toBe(paths?.length);
});

test('a failing hub is retried by the queue, and an unpublished story causes no notification', async () => {
  const id = await published('Chuyện cho hub hỏng');
  status = 503;
  await expect(pingHub(newsroom.as(null), id)).rejects.toMatchObject({
    code: 'fetch.failed',
    details: { status: 503 },
  });
  const before = calls.length;
  const draft = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  await pingHub(newsroom.as(null), draft.id);
  expect(calls).toHaveLength(before);
});

test('a production site does not notify a private hub', async () => {
  const id = await published('Chuyện cho hub nội bộ');
  const outside = { ...newsroom.as(null), site: { ...newsroom.as(null).site, url: 'https://bao.example' } };
  await expect(pingHub(outside, id)).rejects.toMatchObject({ code: 'fetch.refused' });
  await set('quan', { websubHub: 'https://127.0.0.1/' }, 2);
  await expect(pingHub(outside, id)).rejects.toMatchObject({ code: 'fetch.refused' });
});

test.each(['javascript:alert(1)', 'http://hub.example/', 'ftp://hub.example', 'hub.example'])(
  'an invalid hub URL is refused: %s',
  async (websubHub) => {
    await expect(
      saveSettingsDraft(newsroom.as('quan'), { values: { websubHub }, revision: 3 }),
    ).rejects.toMatchObject({ code: 'request.invalid' });
  },
);
