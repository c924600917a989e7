import { beforeAll, expect, test } from 'vitest';
import { archiveMetadata } from '#app/_shell/archive-page.tsx';
import { tagMetadata } from '#app/_shell/tag-page.tsx';
import { generateMetadata as sectionHead } from '#app/(site)/[section]/page.tsx';
import { generateMetadata as noticesHead } from '#app/(site)/cai-chinh/page.tsx';
import { generateMetadata as correctionsHead } from '#app/(site)/dinh-chinh/page.tsx';
import { generateMetadata as authorHead } from '#app/(site)/tac-gia/[author]/page.tsx';
import type { Database } from '#db/client.ts';
import { tags } from '#db/schema/tags.ts';
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
  const draft = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  await actOnArticle(newsroom.as('lan'), { articleId: draft.id, action: 'submit' });
  await actOnArticle(newsroom.as('tam'), { articleId: draft.id, action: 'approve' });
  await actOnArticle(newsroom.as('tam'), { articleId: draft.id, action: 'publish' });
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
