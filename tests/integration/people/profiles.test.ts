import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#db/client.ts';
import { newId } from '#platform/new-id.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { editOwnProfile } from '#usecases/people/edit-own-profile.ts';
import { editPerson } from '#usecases/people/edit-person.ts';
import { readPerson } from '#usecases/people/read-person.ts';
import { readAuthor } from '#usecases/site/read-author.ts';

let db: Database;
let newsroom: Newsroom;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  newsroom = await makeNewsroom(db);
  const { id: articleId } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  await actOnArticle(newsroom.as('lan'), { articleId, action: 'submit' });
  await actOnArticle(newsroom.as('tam'), { articleId, action: 'approve' });
  await actOnArticle(newsroom.as('tam'), { articleId, action: 'publish' });
});

async function authorPage() {
  const page = await readAuthor(newsroom.as(null), { slug: 'lan', path: '/tac-gia/lan' });
  if (page === null || 'redirectTo' in page) throw new Error('no page of the author');
  return page.author;
}

test('what somebody says of themselves stands on their page; how colleagues reach them does not', async () => {
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

test.each([
  { publicEmail: 'không phải e-mail' },
  { publicLink: 'http://lan.example/' },
  { publicLink: 'javascript:alert(1)' },
  { publicLink: 'https://tên:mậtkhẩu@lan.example/' },
  { publicLink: 'https://máy-riêng' },
])('%j is refused, by the field', async (asked) => {
  const [name = ''] = Object.keys(asked);
  await expect(editOwnProfile(newsroom.as('lan'), asked)).rejects.toMatchObject({
    code: 'request.invalid',
    details: { fieldErrors: { [name]: expect.any(String) } },
  });
});

test('a picture and a desk that there are not are refused; title and desk are not one’s own to say', async () => {
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
