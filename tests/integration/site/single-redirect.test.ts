import { beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/database/database.ts';
import { addEntry, liveStory } from '#tests/support/workflow/live-story.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { createPerson } from '#usecases/people/create-person.ts';
import { editPerson } from '#usecases/people/edit-person.ts';
import { readPerson } from '#usecases/people/read-person.ts';
import { renameSection } from '#usecases/sections/rename-section.ts';
import { followRedirect } from '#usecases/site/follow-redirect.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { readAuthor } from '#usecases/site/read-author.ts';
import { readEmbeddedStory } from '#usecases/site/read-embedded-story.ts';
import { readSection } from '#usecases/site/read-section.ts';

let newsroom: Newsroom;
let number: number;

beforeAll(async () => {
  const { db } = await freshDatabase();
  newsroom = await makeNewsroom(db);
  const story = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  number = story.number;
  await newsroom.act('lan', story.id, 'submit');
  await newsroom.act('thu', story.id, 'approve');
  await newsroom.act('thu', story.id, 'publish');
});

const redirectOf = (path: string) => followRedirect(newsroom.as(null), path);

test('every URL of a section renamed twice, with its feeds and stories, redirects once', async () => {
  for (const slug of ['quoc-te', 'nam-chau']) {
    await renameSection(newsroom.as('quan'), { id: newsroom.world, slug });
  }
  for (const old of ['the-gioi', 'quoc-te']) {
    expect(await readSection(newsroom.as(null), { slug: old })).toEqual({ redirectTo: '/nam-chau' });
    for (const file of ['rss.xml', 'atom.xml', 'feed.json']) {
      expect(await redirectOf(`/${old}/${file}`)).toBe(`/nam-chau/${file}`);
    }
    const answer = await readArticlePage(newsroom.as(null), {
      section: old,
      segment: `mot-ten-cu-${number}`,
    });
    expect(answer).toMatchObject({
      kind: 'redirect',
      to: expect.stringMatching(/^\/nam-chau\/[a-z0-9-]+-\d+$/),
    });
  }
});

test('a section that gets its old slug back is served there, without a redirect loop', async () => {
  await renameSection(newsroom.as('quan'), { id: newsroom.world, slug: 'the-gioi' });
  expect(await redirectOf('/the-gioi')).toBeNull();
  expect(await redirectOf('/the-gioi/rss.xml')).toBeNull();
  expect(await redirectOf('/quoc-te')).toBe('/the-gioi');
  expect(await redirectOf('/nam-chau')).toBe('/the-gioi');
});

test('every old URL of an author redirects once', async () => {
  const personId = newsroom.people.lan.id;
  for (const slug of ['hoang-lan', 'lan-hoang']) await editPerson(newsroom.as('quan'), { personId, slug });
  for (const old of ['lan', 'hoang-lan']) {
    expect(await readAuthor(newsroom.as(null), { slug: old, path: `/tac-gia/${old}` })).toEqual({
      redirectTo: '/tac-gia/lan-hoang',
    });
    expect(await redirectOf(`/tac-gia/${old}/feed.json`)).toBe('/tac-gia/lan-hoang/feed.json');
  }
});

test('the old slugs of an author are reserved for that author', async () => {
  const slugOf = async (id: string) => (await readPerson(newsroom.as('quan'), { personId: id })).slug;
  const { id } = await createPerson(newsroom.as('quan'), { kind: 'guest', name: 'Lan' });
  expect(await slugOf(id)).toBe('lan-2');
  for (const slug of ['lan', 'hoang-lan', 'lan-hoang']) {
    await expect(editPerson(newsroom.as('quan'), { personId: id, slug })).rejects.toMatchObject({
      code: 'people.slug-taken',
    });
  }
  // The author may have an old slug back.
  const personId = newsroom.people.lan.id;
  await editPerson(newsroom.as('quan'), { personId, slug: 'lan' });
  expect(await redirectOf('/tac-gia/lan')).toBeNull();
  expect(await redirectOf('/tac-gia/lan-hoang')).toBe('/tac-gia/lan');
});

test('a story is embedded by any URL that redirects to it, but not by a list’s URL with its number', async () => {
  const embedded = (path: string) =>
    readEmbeddedStory(newsroom.as(null), { address: `http://localhost:3000${path}`, askedHost: null });
  for (const section of ['the-gioi', 'quoc-te']) {
    expect(await embedded(`/${section}/mot-ten-cu-${number}`)).toMatchObject({ article: { number } });
  }
  for (const list of ['chu-de', 'dong-su-kien', 'tac-gia', 'Chu-De']) {
    expect(await embedded(`/${list}/covid-${number}`)).toBeNull();
  }
});

test('an old URL of a live story keeps the requested entry', async () => {
  const live = await liveStory(newsroom);
  const entry = await addEntry(newsroom.as('thu'), live.articleId);
  const redirectOfStory = async (of: number, fromId: string) => {
    const address = { section: 'quoc-te', segment: `mot-ten-cu-${of}`, fromId };
    const answer = await readArticlePage(newsroom.as(null), address);
    return answer?.kind === 'redirect' ? answer.to : null;
  };
  expect(await redirectOfStory(live.number, entry.id)).toBe(`${live.url}?cursor=${entry.id}`);
  expect(await redirectOfStory(live.number, 'nó')).toBe(live.url);
  // Any other story has one page.
  expect(await redirectOfStory(number, entry.id)).toMatch(/^\/the-gioi\/[a-z0-9-]+$/);
});
