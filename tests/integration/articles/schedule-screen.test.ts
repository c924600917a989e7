import { beforeAll, expect, test } from 'vitest';
import { deskScreens } from '#tests/support/browser/desk-screen.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';

const week = '/desk/schedule?by=week&day=2031-03-12';
const headline = 'Lịch của chuyến phà đêm';
let newsroom: Newsroom;
let desk: ReturnType<typeof deskScreens>;
let articleId: string;

beforeAll(async () => {
  newsroom = await makeNewsroom((await freshDatabase()).db);
  desk = deskScreens(newsroom);
  newsroom.setNow(new Date('2031-03-01T00:00:00Z'));
  ({ id: articleId } = await createArticle(newsroom.as('lan'), {
    content: contentFor(newsroom, { headline }),
  }));
  await newsroom.act('lan', articleId, 'submit');
  await newsroom.act('thu', articleId, 'approve');
  const publishAt = '2031-03-12T11:05:00Z';
  await newsroom.act('thu', articleId, 'schedule', { publishAt });
});

test('people who may not move a story get neither a button nor a draggable card', async () => {
  const card = ({ one }: Awaited<ReturnType<typeof desk.open>>) => one('.plan-card');
  const lan = card(await desk.open('lan', week));
  expect([lan.getAttribute('draggable'), lan.querySelector('button')]).toEqual(['false', null]);
  const thu = card(await desk.open('thu', week));
  expect(thu.getAttribute('draggable')).toBe('true');
  expect(thu.querySelector('button')?.getAttribute('aria-label')).toBe(`Dời “${headline}”`);
});

test('the second of two people who move a story sees it return, an explanation, and the first one’s place', async () => {
  const thu = await desk.open('thu', week);
  const slot = (day: string) => thu.one(`[data-slot="${day}"]`).textContent;
  expect(slot('2031-03-12')).toContain(headline);
  await actOnArticle(newsroom.as('tam'), {
    ...{ articleId, action: 'reschedule', publishAt: '2031-03-13T02:00:00Z' },
    basePublishAt: '2031-03-12T11:05:00Z',
  });
  await thu.press(`Dời “${headline}”`);
  await thu.fill(thu.field(/^Giờ đăng mới/), '2031-03-14T18:05');
  await thu.press('Dời');
  const conflictMessage = 'Người khác vừa dời lịch của bài này';
  await thu.until(() => expect(thu.one('[role="alert"]').textContent).toContain(conflictMessage));
  await thu.until(() => expect(slot('2031-03-13')).toContain(headline));
  expect(slot('2031-03-14')).not.toContain(headline);
});

test('a week without a scheduled story says so', async () => {
  const { text } = await desk.open('thu', '/desk/schedule?by=week&day=2031-04-09');
  expect(text()).toContain('Không có bài nào lên');
});

test('the preview of a coming moment explains a refused moment, and is 404 for a contributor', async () => {
  const { one } = await desk.open('thu', '/desk/site-at?why=site-at.past');
  expect(one('[role="alert"]').textContent).toContain('một lúc chưa đến');
  expect(await desk.statusOf('minh', '/desk/site-at?why=action.not-your-role')).toBe(404);
});
