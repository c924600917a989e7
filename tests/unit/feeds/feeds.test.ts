import { expect, test } from 'vitest';
import { atom } from '#core/feeds/atom.ts';
import { escapeXml } from '#core/feeds/escape-xml.ts';
import { jsonFeed } from '#core/feeds/json-feed.ts';
import { rss } from '#core/feeds/rss.ts';
import { emptyFeed, hostileFeed } from './a-feed.ts';
import { readXml } from './read-xml.ts';

const textsAt = (xml: string, path: string) =>
  readXml(xml).flatMap(([at, text]) => (at === path ? [text] : []));

test('special characters are escaped, and characters that XML cannot contain are dropped', () => {
  expect(escapeXml(`<a href="x">'&'\u0000\u0008\u001F\uFFFF\uDC00</a>\t\n🌧`)).toBe(
    '&lt;a href=&quot;x&quot;&gt;&apos;&amp;&apos;&lt;/a&gt;\t\n🌧',
  );
});

test('RSS carries every story unchanged', () => {
  const xml = rss(hostileFeed);
  expect(textsAt(xml, 'rss/channel/title')).toEqual(["Thế giới & 'khí hậu'"]);
  expect(textsAt(xml, 'rss/channel/item/title')).toEqual(['Mưa < nắng & "gió" 🌧', 'Nắng']);
  expect(textsAt(xml, 'rss/channel/item/content:encoded')[0]).toBe('<p title="a&amp;b">Đoạn ]]> một</p>');
  expect(textsAt(xml, 'rss/channel/item/dc:creator')).toEqual(['Lan & Huy', 'Thu']);
  expect(textsAt(xml, 'rss/channel/item/pubDate')[0]).toBe('Wed, 20 May 2026 01:00:00 GMT');
  expect(textsAt(xml, 'rss/channel/item/guid')[0]).toBe('urn:uuid:0190a6b4-0000-7000-8000-000000000007');
  expect(textsAt(xml, 'rss/channel/lastBuildDate')).toEqual(['Thu, 21 May 2026 00:00:00 GMT']);
  expect(xml).toContain('<media:content url="https://bao.example/media/1/960.jpeg" type="image/jpeg"');
});

test('Atom carries every story unchanged', () => {
  const xml = atom(hostileFeed);
  expect(textsAt(xml, 'feed/entry/title')).toEqual(['Mưa < nắng & "gió" 🌧', 'Nắng']);
  expect(textsAt(xml, 'feed/entry/content')[0]).toBe('<p title="a&amp;b">Đoạn ]]> một</p>');
  expect(textsAt(xml, 'feed/entry/author/name')).toEqual(['Lan & Huy', 'Thu']);
  expect(textsAt(xml, 'feed/updated')).toEqual(['2026-05-21T00:00:00.000Z']);
  expect(xml).toContain(
    '<link rel="alternate" type="text/html" href="https://bao.example/the-gioi/mua-7?x=1&amp;y=2"/>',
  );
});

test('JSON Feed carries every story unchanged', () => {
  const feed = JSON.parse(jsonFeed(hostileFeed));
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    title: hostileFeed.title,
    language: 'vi',
  });
  expect(feed.items[0]).toMatchObject({
    id: 'urn:uuid:0190a6b4-0000-7000-8000-000000000007',
    content_html: hostileFeed.items[0]?.contentHtml,
    date_modified: '2026-05-20T02:30:00.000Z',
    image: 'https://bao.example/media/1/960.jpeg',
    authors: [{ name: 'Lan & Huy', url: 'https://bao.example/tac-gia/lan' }, { name: 'Thu' }],
    attachments: [{ mime_type: 'image/jpeg', size_in_bytes: 81_234 }],
  });
  expect(feed.items[1]).not.toHaveProperty('image');
});

test('every format has the description of the feed', () => {
  expect(textsAt(rss(hostileFeed), 'rss/channel/description')).toEqual([hostileFeed.description]);
  expect(textsAt(atom(hostileFeed), 'feed/subtitle')).toEqual([hostileFeed.description]);
  expect(JSON.parse(jsonFeed(hostileFeed)).description).toBe(hostileFeed.description);
});

test('each story has its language in a feed of a site in another language', () => {
  expect(textsAt(rss(hostileFeed), 'rss/channel/item/dc:language')).toEqual(['vi', 'en']);
  expect(
    atom(hostileFeed)
      .match(/<(feed|entry) [^>]*xml:lang="\w+"/g)
      ?.map((tag) => tag.slice(-4)),
  ).toEqual(['"vi"', '"vi"', '"en"']);
  expect(JSON.parse(jsonFeed(hostileFeed)).items.map((item: { language: string }) => item.language)).toEqual([
    'vi',
    'en',
  ]);
});

test('a section without stories still has well-formed feeds', () => {
  expect(textsAt(atom(emptyFeed), 'feed/updated')).toEqual(['1970-01-01T00:00:00.000Z']);
  expect(textsAt(rss(emptyFeed), 'rss/channel/lastBuildDate')).toEqual([]);
  expect(JSON.parse(jsonFeed(emptyFeed)).items).toEqual([]);
});

test('every format has a category for paid stories', () => {
  const feed = {
    ...hostileFeed,
    items: hostileFeed.items.map((item) => ({ ...item, label: 'Nội dung & tài trợ' })),
  };
  expect(rss(feed)).toContain('<category>Nội dung &amp; tài trợ</category>');
  expect(atom(feed)).toContain('<category term="Nội dung &amp; tài trợ"/>');
  expect(JSON.parse(jsonFeed(feed)).items[0].tags[0]).toBe('Nội dung & tài trợ');
});
