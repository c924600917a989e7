import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { paidWords } from '#components/site/paid-words.ts';
import type { Database } from '#db/client.ts';
import { newId } from '#platform/time/new-id.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { uploadMedia } from '#usecases/media/upload-media.ts';
import { createPerson } from '#usecases/people/create-person.ts';
import { editOwnProfile } from '#usecases/people/edit-own-profile.ts';
import { editPerson } from '#usecases/people/edit-person.ts';
import { listPeople } from '#usecases/people/list-people.ts';
import { readPerson } from '#usecases/people/read-person.ts';
import { followRedirect } from '#usecases/site/follow-redirect.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { readAuthor } from '#usecases/site/read-author.ts';
import { readFeed } from '#usecases/site/read-feed.ts';

let db: Database;
let newsroom: Newsroom;
let storyUrl: string;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  newsroom = await makeNewsroom(db);
  const story = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  const { id: articleId } = story;
  storyUrl = story.url;
  await newsroom.act('lan', articleId, 'submit');
  await newsroom.act('tam', articleId, 'approve');
  await newsroom.act('tam', articleId, 'publish');
});

async function authorPage() {
  const page = await readAuthor(newsroom.as(null), { slug: 'lan', path: '/tac-gia/lan' });
  if (page === null || 'redirectTo' in page) throw new Error('no page of the author');
  return page.author;
}

test('a profile shows public details on the author’s page, and not the internal contact', async () => {
  await editOwnProfile(newsroom.as('lan'), {
    bio: 'Phóng viên quốc tế.',
    publicEmail: ' lan@bao.example ',
    publicLink: 'https://lan.example/',
  });
  await editPerson(newsroom.as('quan'), {
    personId: newsroom.people.lan.id,
    jobTitle: 'Phóng viên',
    sectionId: newsroom.world,
    contact: 'số máy riêng 0911',
  });
  const author = await authorPage();
  expect(author).toMatchObject({
    bio: 'Phóng viên quốc tế.',
    jobTitle: 'Phóng viên',
    section: { slug: 'the-gioi' },
    publicEmail: 'lan@bao.example',
    publicLink: 'https://lan.example/',
  });
  expect(JSON.stringify(author)).not.toContain('0911');
});

test('an author without public stories is not found, not even under an old slug', async () => {
  const readers = newsroom.as(null);
  await editPerson(newsroom.as('quan'), { personId: newsroom.people.huy.id, slug: 'but-danh' });
  expect(await readAuthor(readers, { slug: 'huy', path: '/tac-gia/huy' })).toBeNull();
  for (const file of ['', '/rss.xml', '/atom.xml', '/feed.json'])
    expect(await followRedirect(readers, `/tac-gia/huy${file}`)).toBeNull();
});

test.each([
  { publicEmail: 'không phải e-mail' },
  { publicLink: 'http://lan.example/' },
  { publicLink: 'javascript:alert(1)' },
  { publicLink: 'https://tên:mậtkhẩu@lan.example/' },
  { publicLink: 'https://máy-riêng' },
])('%j is refused as a field error', async (asked) => {
  const [name = ''] = Object.keys(asked);
  await expect(editOwnProfile(newsroom.as('lan'), asked)).rejects.toMatchObject({
    code: 'request.invalid',
    details: { fieldErrors: { [name]: expect.any(String) } },
  });
});

test('an unknown picture or section is refused, and people cannot change their own job title', async () => {
  await expect(editOwnProfile(newsroom.as('lan'), { pictureId: newId() })).rejects.toMatchObject({
    code: 'media.not-found',
  });
  const personId = newsroom.people.lan.id;
  await expect(editPerson(newsroom.as('quan'), { personId, sectionId: newId() })).rejects.toMatchObject({
    code: 'section.not-found',
  });
  await expect(
    editOwnProfile(newsroom.as('lan'), { jobTitle: 'Tổng biên tập' } as Parameters<typeof editOwnProfile>[1]),
  ).rejects.toMatchObject({ code: 'request.invalid' });
  expect((await readPerson(newsroom.as('quan'), { personId })).jobTitle).toBe('Phóng viên');
});

async function portrait(color: string, credit: string): Promise<string> {
  const file = await sharp({ create: { width: 800, height: 1000, channels: 3, background: color } })
    .jpeg()
    .toBuffer();
  return (await uploadMedia(newsroom.as('lan'), { file, credit, inLibrary: true, alt: 'Lan bên bờ sông' }))
    .id;
}

test('a portrait is shown on the author’s page, on an opinion by the author and in the feed', async () => {
  const pictureId = await portrait('#335577', 'Huy');
  await editOwnProfile(newsroom.as('lan'), { pictureId });
  const shown = { id: pictureId, credit: 'Huy', alt: 'Lan bên bờ sông', width: 800, height: 1000 };
  expect((await authorPage()).picture).toMatchObject(shown);

  const [, section = '', segment = ''] = storyUrl.split('/');
  const answer = await readArticlePage(newsroom.as(null), { section, segment });
  if (answer?.kind !== 'page') throw new Error('no page of the story');
  expect(answer.page.bylines).toMatchObject([{ slug: 'lan', picture: shown }]);

  const feed = await readFeed(newsroom.as(null), {
    ...{ of: { kind: 'site' }, format: 'feed.json', siteName: 'Tòa Soạn', siteDescription: 'Báo để thử.' },
    ...{ labels: () => ({}) as never, liveWords: () => ({}) as never, paidWords },
  });
  expect(feed?.items[0]?.authors[0]?.avatar).toMatch(new RegExp(`^http.*/media/${pictureId}/320\\.jpeg$`));

  await editOwnProfile(newsroom.as('lan'), { pictureId: null });
  expect((await authorPage()).picture).toBeNull();
});

test('a picture without a credit cannot become a portrait', async () => {
  const pictureId = await portrait('#775533', ' ');
  const refused = { code: 'media.no-credit', details: { fieldErrors: { pictureId: 'media.no-credit' } } };
  await expect(editOwnProfile(newsroom.as('lan'), { pictureId })).rejects.toMatchObject(refused);
  const personId = newsroom.people.lan.id;
  await expect(editPerson(newsroom.as('quan'), { personId, pictureId })).rejects.toMatchObject(refused);
  expect((await authorPage()).picture).toBeNull();
});

test('lists of more than a page continue on the next, also in a search', async () => {
  const quan = newsroom.as('quan');
  for (let count = 0; count < 51; count += 1) {
    await createPerson(quan, { kind: 'guest', name: `Cộng tác ${count}` });
  }
  for (const q of ['', 'cong tac']) {
    const first = await listPeople(quan, { q });
    expect([first.items.length, first.next === null]).toEqual([50, false]);
    const second = await listPeople(quan, { q, after: first.next ?? undefined });
    expect(second.next).toBeNull();
    const found = [...first.items, ...second.items].filter(({ kind }) => kind === 'guest');
    expect(new Set(found.map(({ id }) => id)).size).toBe(51);
  }
});
