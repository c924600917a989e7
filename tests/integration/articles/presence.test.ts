import { beforeEach, expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { enterArticle } from '#usecases/articles/enter-article.ts';
import { leaveArticle } from '#usecases/articles/leave-article.ts';
import { listPresence } from '#usecases/articles/list-presence.ts';
import { stayInArticles } from '#usecases/articles/stay-in-articles.ts';

let newsroom: Newsroom;
let articleId: string;
let visit: { id: string; articleId: string; personId: string };
const START = new Date('2026-05-04T03:00:00Z');
const seconds = (count: number) => new Date(START.getTime() + count * 1_000);

beforeEach(async () => {
  newsroom = await makeNewsroom((await freshDatabase()).db);
  newsroom.setNow(START);
  ({ id: articleId } = await createArticle(newsroom.as('thu'), { content: contentFor(newsroom) }));
  await newsroom.act('thu', articleId, 'submit');
  visit = { id: newsroom.as('thu').newId(), articleId, personId: newsroom.people.thu.id };
  await enterArticle(newsroom.as('thu'), visit);
});

const isSeen = async () => (await listPresence(newsroom.as('tam'))).length > 0;

test('a visit is visible again after a pause, although another process removed it meanwhile', async () => {
  expect(await isSeen()).toBe(true);
  newsroom.setNow(seconds(90));
  // As another process does after both lost the database.
  await stayInArticles(newsroom.as(null), { present: [] });
  expect(await isSeen()).toBe(false);
  await stayInArticles(newsroom.as(null), { present: [visit] });
  expect(await isSeen()).toBe(true);
});

test('a person who has left is no longer visible', async () => {
  expect(await isSeen()).toBe(true);
  await leaveArticle(newsroom.as(null), { id: visit.id });
  expect(await isSeen()).toBe(false);
});
