import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test } from 'vitest';
import { archiveMetadata, archivePage } from '#app/_shell/archive-page.tsx';
import { tagMetadata } from '#app/_shell/tag-page.tsx';
import { generateMetadata as sectionHead } from '#app/(site)/[section]/page.tsx';
import { generateMetadata as noticesHead } from '#app/(site)/cai-chinh/page.tsx';
import { generateMetadata as correctionsHead } from '#app/(site)/dinh-chinh/page.tsx';
import { generateMetadata as authorHead } from '#app/(site)/tac-gia/[author]/page.tsx';
import type { Database } from '#db/client.ts';
import { tags } from '#db/schema/tags.ts';
import { provideMarkup } from '#platform/markup.ts';
import { newId } from '#platform/new-id.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { provideServices } from '#usecases/services.ts';

let db: Database;
let newsroom: Newsroom;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  newsroom = await makeNewsroom(db);
  provideServices(newsroom.as(null));
  provideMarkup(renderToStaticMarkup);
  newsroom.setNow(new Date('2026-05-20T03:00:00Z'));
  const draft = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  await actOnArticle(newsroom.as('lan'), { articleId: draft.id, action: 'submit' });
  await actOnArticle(newsroom.as('tam'), { articleId: draft.id, action: 'approve' });
  await actOnArticle(newsroom.as('tam'), { articleId: draft.id, action: 'publish' });
  newsroom.setNow(null);
  await db.insert(tags).values({
    ...{ id: newId(), type: 'topic', name: 'Chưa có bài', fold: 'chua co bai', slug: 'chua-co-bai' },
    createdAt: new Date(),
  });
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
] as const)('a page that may be found leaves what the layout says of robots: %s', async (kind, slug) => {
  expect(await HEADS[kind](slug)).not.toHaveProperty('robots');
});

test.each([
  ['section', 'kinh-te'],
  ['tag', 'chua-co-bai'],
] as const)('a list without a story is not to be found, until it has one: %s', async (kind, slug) => {
  expect((await HEADS[kind](slug)).robots).toEqual({ index: false, follow: true });
});

test.each([
  ['', 'Lưu trữ', '/luu-tru'],
  ['2026', 'Bài đăng: Năm 2026', '/luu-tru/2026'],
  ['2026/05', 'Bài đăng: Tháng 5/2026', '/luu-tru/2026/05'],
  ['2026/05/20', 'Bài đăng: Thứ Tư, 20/5/2026', '/luu-tru/2026/05/20'],
])('a period of the archive has a name and an address of its own: %s', async (period, title, address) => {
  expect(await HEADS.archive(period)).toMatchObject({ title, alternates: { canonical: address } });
});

test('the page of a year is headed by it, and leads to its months, from which there is a way back', async () => {
  const page = async (period: string) =>
    renderToStaticMarkup(await archivePage({ segments: period.split('/'), ...asked({}) }));
  const year = await page('2026');
  expect(year).toContain('<h1>Năm 2026</h1>');
  expect(year).toContain('<a href="/luu-tru/2026/05">Tháng 5</a>');
  expect(await page('2026/05')).toContain('<a href="/luu-tru/2026">Năm 2026</a>');
});
