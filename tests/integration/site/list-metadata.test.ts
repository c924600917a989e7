import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test } from 'vitest';
import { archiveMetadata, archivePage } from '#app/_shell/reader/archive-page.tsx';
import { tagMetadata } from '#app/_shell/reader/tag-page.tsx';
import { generateMetadata as storyHead } from '#app/(site)/[section]/[slugAndNumber]/page.tsx';
import { generateMetadata as sectionHead } from '#app/(site)/[section]/page.tsx';
import { generateMetadata as noticesHead } from '#app/(site)/cai-chinh/page.tsx';
import { generateMetadata as correctionsHead } from '#app/(site)/dinh-chinh/page.tsx';
import { generateMetadata as authorHead } from '#app/(site)/tac-gia/[author]/page.tsx';
import { generateMetadata as searchHead } from '#app/(site)/tim-kiem/page.tsx';
import type { Database } from '#db/client.ts';
import { tags } from '#db/schema/tags.ts';
import { newId } from '#platform/time/new-id.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { addEntry, liveStory, withLiveGrant } from '#tests/support/workflow/live-story.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { provideServices } from '#usecases/services.ts';

let db: Database;
let newsroom: Newsroom;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  newsroom = await makeNewsroom(db);
  provideServices(newsroom.as(null));
  newsroom.setNow(new Date('2026-05-20T03:00:00Z'));
  const [aboveId, eventId] = [newId(), newId()];
  await db.insert(tags).values([
    { id: aboveId, type: 'topic', name: 'Bão', fold: 'bao', slug: 'bao', createdAt: new Date() },
    {
      ...{ id: eventId, type: 'event', name: 'Bão số 9', fold: 'bao so 9', slug: 'bao-so-9' },
      ...{ parentId: aboveId, createdAt: new Date() },
    },
  ]);
  await newsroom.published({ tagIds: [newsroom.tagId, eventId] });
  newsroom.setNow(null);
});

const asked = (query: Record<string, string>) => ({ searchParams: Promise.resolve(query) });
const HEADS = {
  section: (slug: string, query = {}) =>
    sectionHead({ params: Promise.resolve({ section: slug }), ...asked(query) }),
  tag: (slug: string, query = {}) => tagMetadata({ slug, path: `/chu-de/${slug}`, ...asked(query) }),
  author: (slug: string, query = {}) =>
    authorHead({ params: Promise.resolve({ author: slug }), ...asked(query) }),
  archive: (slug: string, query = {}) =>
    archiveMetadata({ segments: slug === '' ? [] : slug.split('/'), ...asked(query) }),
  corrections: (_: string, query = {}) => correctionsHead(asked(query)),
  notices: (_: string, query = {}) => noticesHead(asked(query)),
};

test.each([
  ['section', 'the-gioi'],
  ['tag', 'bien-doi-khi-hau'],
  ['author', 'lan'],
  ['archive', ''],
  ['corrections', ''],
  ['notices', ''],
] as const)('an indexable page does not set robots: %s', async (kind, slug) => {
  expect(await HEADS[kind](slug)).not.toHaveProperty('robots');
});

test.each([
  ['section', 'kinh-te'],
  ['tag', 'bao'],
] as const)('a list without stories is noindex until it has one: %s', async (kind, slug) => {
  expect((await HEADS[kind](slug)).robots).toEqual({ index: false, follow: true });
});

const cursor = '1790000000000_0197f3a2-1111-7111-8111-111111111111';

test.each([
  ['section', 'the-gioi', '/the-gioi'],
  ['tag', 'bien-doi-khi-hau', '/chu-de/bien-doi-khi-hau'],
  ['author', 'lan', '/tac-gia/lan'],
  ['archive', '2026/05/20', '/luu-tru/2026/05/20'],
] as const)('each page of a list has its own canonical URL: %s', async (kind, slug, address) => {
  const behind = await HEADS[kind](slug, { cursor });
  expect(behind).toMatchObject({
    alternates: { canonical: `${address}?cursor=${cursor}` },
    robots: { index: false, follow: true },
  });
  expect((await HEADS[kind](slug, { cursor: 'abc' })).alternates?.canonical).toBe(address);
});

test.each(['corrections', 'notices'] as const)(
  'a page beyond the end of a list is missing: %s',
  async (kind) => {
    expect(await HEADS[kind]('', { cursor })).not.toHaveProperty('alternates');
  },
);

test('an event has one canonical URL in either order, and its further pages have their own', async () => {
  const path = '/dong-su-kien/bao-so-9';
  const addressOf = async (query: Record<string, string>) =>
    (await tagMetadata({ slug: 'bao-so-9', path, ...asked(query) })).alternates?.canonical;
  expect(await addressOf({ order: 'oldest' })).toBe(path);
  expect(await addressOf({ cursor })).toBe(`${path}?cursor=${cursor}`);
  const first = '1000000000000_0197f3a2-1111-7111-8111-111111111111';
  expect(await addressOf({ order: 'oldest', cursor: first })).toBe(`${path}?order=oldest&cursor=${first}`);
});

test('a live story has one canonical URL, whichever entry its page starts with', async () => {
  const { articleId, url } = await liveStory(newsroom);
  const { id: entryId } = await addEntry(withLiveGrant(newsroom, 'thu'), articleId);
  const [, section = '', slugAndNumber = ''] = url.split('/');
  const addressesOf = async (query: Record<string, string>) => {
    const head = await storyHead({ params: Promise.resolve({ section, slugAndNumber }), ...asked(query) });
    return [head.alternates?.canonical, head.alternates?.languages, head.openGraph?.url];
  };
  for (const cursor of [undefined, entryId, newId()])
    expect(await addressesOf(cursor === undefined ? {} : { cursor })).toEqual([url, { vi: url }, url]);
});

test.each([
  ['', 'Lưu trữ', '/luu-tru'],
  ['2026', 'Bài đăng: Năm 2026', '/luu-tru/2026'],
  ['2026/05', 'Bài đăng: Tháng 5/2026', '/luu-tru/2026/05'],
  ['2026/05/20', 'Bài đăng: Thứ Tư, 20/5/2026', '/luu-tru/2026/05/20'],
])('a period of the archive has its own title and canonical URL: %s', async (period, title, address) => {
  expect(await HEADS.archive(period)).toMatchObject({ title, alternates: { canonical: address } });
});

test('the page of a year has its heading and links to its months, which link back', async () => {
  const page = async (period: string) =>
    renderToStaticMarkup(await archivePage({ segments: period.split('/'), ...asked({}) }));
  const year = await page('2026');
  expect(year).toContain('<h1>Năm 2026</h1>');
  expect(year).toContain('<a href="/luu-tru/2026/05">Tháng 5</a>');
  expect(await page('2026/05')).toContain('<a href="/luu-tru/2026">Năm 2026</a>');
});

test.each([
  ['', 'Tìm kiếm'],
  ['“ ”', 'Tìm kiếm'],
  ['"mưa lũ"', 'Kết quả cho “mưa lũ”'],
  ['«mưa» lũ', 'Kết quả cho “mưa lũ”'],
  [`${'a'.repeat(99)}👍🏽`, `Kết quả cho “${'a'.repeat(99)}”`],
])('the title of a search page has the whole query in one pair of quotation marks: %s', async (q, title) => {
  expect((await searchHead(asked({ q }))).title).toBe(title);
});
